"""What a tab knows: its elements, the values of its widgets, the messages it may be referred to."""

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from tests.load import widgets
from tests.load.tree import BUTTONS, INPUTS, Node, prune, put

ENDED = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
REMEMBERED = 50
"""Messages that a browser keeps to be referred to."""


class PageState:
    """One tab's side of the protocol, without the connection."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.root = Node(name="root")
        self.session_id = ""
        self.page_hash = ""
        self.values: dict[str, WidgetState] = {}
        self.seen: list[str] = []
        self._run_id = ""
        self._fragments: set[str] = set()
        self._remembered: dict[str, ForwardMsg] = {}

    @property
    def text(self) -> str:
        """Return every word that the page shows now."""
        return "\n".join(node.text for node in self.root.walk() if node.text)

    @property
    def keys(self) -> list[str]:
        """Return the keys of the buttons on the page."""
        return [node.key for node in self.root.walk() if node.kind in BUTTONS]

    def asking(
        self, pressed: WidgetState | None, *, fragment: str, path: str, page_hash: str | None
    ) -> bytes:
        """Return the message that asks for a run, as a browser sends it."""
        asked = BackMsg()
        script = asked.rerun_script
        script.page_name, script.fragment_id = path, fragment
        script.page_script_hash = self.page_hash if page_hash is None else page_hash
        script.widget_states.widgets.extend(self.values.values())
        if pressed is not None:
            script.widget_states.widgets.append(pressed)
        script.cached_message_hashes.extend(self._remembered)
        script.context_info.timezone, script.context_info.locale = "Europe/Brussels", "nl-BE"
        script.context_info.url = f"{self.url}/{path}"
        return asked.SerializeToString()

    def apply(self, received: bytes) -> str:
        """Take in a message of the server; return "run", "ended" or ""."""
        message = ForwardMsg()
        message.ParseFromString(received)
        message = self._whole(message)
        kind = message.WhichOneof("type") or ""
        if kind == "new_session":
            self._begin(message)
            return "run"
        if kind == "navigation" and message.navigation.page_script_hash:
            self.page_hash = message.navigation.page_script_hash
        elif kind == "delta":
            put(self.root, message, self._run_id)
            self.seen.append(str(message.delta))
        elif kind == "script_finished" and message.script_finished in ENDED:
            prune(self.root, self._run_id, self._fragments)
            self._keep_values()
            return "ended"
        return ""

    def _begin(self, message: ForwardMsg) -> None:
        began = message.new_session
        self.session_id = began.initialize.session_id or self.session_id
        if began.page_script_hash != self.page_hash:
            self.values.clear()  # a browser forgets the widgets of another page
        self.page_hash = began.page_script_hash
        self._run_id = message.metadata.run.script_run_id
        self._fragments = set(message.metadata.run.fragment_ids)

    def _whole(self, message: ForwardMsg) -> ForwardMsg:
        """Return a message; for a reference to one sent before, that one in the new place."""
        if message.WhichOneof("type") == "ref_hash":
            whole = ForwardMsg()
            whole.CopyFrom(self._remembered[message.ref_hash])
            whole.metadata.CopyFrom(message.metadata)
            return whole
        if message.hash and message.metadata.cacheable:
            self._remembered[message.hash] = message
            while len(self._remembered) > REMEMBERED:
                self._remembered.pop(next(iter(self._remembered)))
        return message

    def _keep_values(self) -> None:
        """Keep the values of the widgets that are still there; new ones report their default."""
        here = {node.id: node for node in self.root.walk() if node.kind in INPUTS and node.id}
        kept: dict[str, WidgetState] = {}
        for id, node in here.items():
            pushed = getattr(node.content, "set_value", False)
            kept[id] = (not pushed and self.values.get(id)) or widgets.default(node)
        self.values = kept
