import cProfile, pstats, io
from tests.content.test_hostile import *
def test_p(content):
    path,text=HOSTILE[28]
    content.write(path,text)
    pr=cProfile.Profile(); pr.enable()
    try: load(content.folder)
    except ContentError: pass
    pr.disable(); s=io.StringIO(); pstats.Stats(pr,stream=s).sort_stats('tottime').print_stats(8); print(s.getvalue()[:2500]); assert 0
