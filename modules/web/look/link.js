// The secret of a one-time link stands behind the # of the address, which no server or log sees.
const field = document.getElementById("token");
field.value = location.hash.slice(1) || sessionStorage.getItem("link") || "";
// Kept for this tab, so that a form that was refused can be sent again.
sessionStorage.setItem("link", field.value);
history.replaceState(null, "", location.pathname + location.search);
