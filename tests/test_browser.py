"""What people see, looked at in a real browser: the report, the readers, and the template in JupyterLab.

Needs Chromium (CHROMIUM=/path, or chromium on the PATH) and playwright; says so where one is missing.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import asdict, fields
from pathlib import Path

import nbformat
import pytest
from handmade import make_comparison, make_hostile

from newslab.compare import Comparison
from newslab.report import write_report
from newslab.show import show_article, show_pair, show_sentences

pytestmark = pytest.mark.browser
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
TEMPLATE = Path(sys.modules["newslab"].__file__).parent / "templates" / "compare_one_event.ipynb"
PATIENCE = 90_000  # milliseconds for a whole notebook on a busy machine


@pytest.fixture(scope="module")
def browser():
    if not CHROMIUM:
        pytest.skip("no Chromium found: install it (apt-get install chromium) or set CHROMIUM to its path")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install playwright")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@contextmanager
def opened(browser, address: str, **options):
    "A page with its complaints: console errors, failed scripts, and anything asked of a network."
    context = browser.new_context(**options)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: complaints.append(request.url) if not request.url.startswith(("file:", "data:", "http://127.0.0.1")) else None)
    page.goto(address)
    yield page, complaints
    context.close()


LOST_LINKS = """() => [...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute('href').slice(1))
    .filter(place => !document.getElementById(decodeURIComponent(place)))"""
# Run All before the kernel is there makes JupyterLab ask which one to use
KERNEL_READY = """() => { const kernel = window.jupyterapp?.shell?.currentWidget?.sessionContext?.session?.kernel;
    return kernel && kernel.connectionStatus === 'connected' && kernel.status === 'idle'; }"""
# Contrast of every text against the nearest opaque background behind it, tints mixed in (WCAG 2.1); the worst below 4.5
POOR_CONTRAST = """(root) => {
  const parse = (c) => { const n = c.match(/[\\d.]+/g).map(Number); return c.startsWith('color(srgb') ? [n[0]*255, n[1]*255, n[2]*255, n[3] ?? 1] : [n[0], n[1], n[2], n[3] ?? 1]; };
  const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const light = (c) => { const v = c.slice(0, 3).map(x => { x /= 255; return x <= 0.03928 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4; }); return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2]; };
  const behind = (node) => { const layers = []; for (let n = node; n; n = n.parentElement) { const c = parse(getComputedStyle(n).backgroundColor); if (c[3] > 0) layers.push(c); if (c[3] === 1) break; } return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 1]); };
  const faint = (node) => { let o = 1; for (let n = node; n; n = n.parentElement) o *= Number(getComputedStyle(n).opacity); return o; };
  const out = [];
  const walk = document.createTreeWalker(document.querySelector(root), NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode());) {
    const box = node.parentElement;
    if (!node.textContent.trim() || !box.offsetParent || ['SCRIPT', 'STYLE'].includes(box.tagName)) continue;
    const back = behind(box); const ink = parse(getComputedStyle(box).color); ink[3] *= faint(box);
    const a = light(over(ink, back)), b = light(back); const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) out.push([Math.round(ratio * 100) / 100, node.textContent.trim().slice(0, 40)]);
  }
  return out.sort((x, y) => x[0] - y[0]).slice(0, 5);
}"""


@pytest.fixture(scope="module")
def report_path(tmp_path_factory):
    return write_report(make_comparison(), tmp_path_factory.mktemp("page") / "report.html")


@pytest.mark.parametrize("scheme,width", [("light", 1200), ("dark", 1200), ("light", 390), ("dark", 390)])
def test_the_report(browser, report_path, scheme, width):
    with opened(browser, report_path.as_uri(), color_scheme=scheme, viewport={"width": width, "height": 800}) as (page, complaints):
        assert complaints == []
        assert page.evaluate(LOST_LINKS) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert page.evaluate(POOR_CONTRAST, "body") == []
        assert page.evaluate("[...document.images].every(i => i.complete && i.naturalWidth > 0 && i.alt.length > 20)")


def test_a_finding_leads_to_its_evidence(browser, report_path):
    with opened(browser, report_path.as_uri(), viewport={"width": 1000, "height": 700}) as (page, _):
        page.click("#findings a[href='#discrepancy-3']")
        for _ in range(40):  # it scrolls there smoothly; the page's policy forbids waiting by script
            page.wait_for_timeout(100)
            if page.query_selector("#discrepancy-3").bounding_box()["y"] < 700:
                break
        assert 0 <= page.query_selector("#discrepancy-3").bounding_box()["y"] < 700
        assert "integral" in page.inner_text("#discrepancy-3")


def test_the_report_prints(browser, report_path, tmp_path):
    with opened(browser, report_path.as_uri()) as (page, _):
        page.emulate_media(media="print")
        assert page.evaluate("getComputedStyle(document.querySelector('nav')).display") == "none"
        assert page.evaluate("getComputedStyle(document.querySelector('tr')).breakInside") == "avoid"
        page.pdf(path=tmp_path / "report.pdf")
        assert (tmp_path / "report.pdf").stat().st_size > 20_000


def comparison_of(made) -> Comparison:
    return Comparison(**{field.name: getattr(made, field.name) for field in fields(Comparison)})


def hostile_pieces() -> list[str]:
    hostile = make_hostile()
    ids = list(hostile.articles["article_id"])
    shown = [show_article(hostile, ids[0]), show_article(hostile, ids[4]), show_pair(hostile, ids[0], ids[1]), show_sentences(hostile, ids[1])]
    return [each.html for each in shown] + [comparison_of(hostile)._repr_html_(), hostile.articles._repr_html_()]


def test_hostile_articles_do_nothing(browser, tmp_path):
    report = write_report(make_hostile(), tmp_path / "report.html")
    bare = tmp_path / "bare.html"  # without the report's policy: only escaping stands in between
    bare.write_text("<!DOCTYPE html><meta charset='utf-8'>" + "".join(hostile_pieces()), encoding="utf-8")
    for path in (report, bare):
        with opened(browser, path.as_uri()) as (page, complaints):
            for node in page.query_selector_all("[title]")[:40]:
                node.dispatch_event("mouseover")
            page.wait_for_timeout(200)
            assert page.evaluate("window.__pwned") is None
            assert page.evaluate("document.querySelectorAll('script, svg, iframe, img[onerror], [onload], [onmouseover]').length") == 0
            assert complaints == []


# ---- JupyterLab


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture(scope="module", params=["JupyterLab Light", "JupyterLab Dark"])
def lab(request, tmp_path_factory, browser):
    home = tmp_path_factory.mktemp("lab")
    work = home / "work"
    work.mkdir()
    settings = {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false"}, "@jupyterlab/apputils-extension:themes": {"theme": request.param}, "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"}}
    app_settings = home / "settings"
    app_settings.mkdir()
    (app_settings / "overrides.json").write_text(json.dumps(settings))
    port = free_port()
    environment = {**os.environ, "HOME": str(home), "JUPYTER_CONFIG_DIR": str(home / "config"), "JUPYTER_DATA_DIR": str(home / "data"), "JUPYTER_RUNTIME_DIR": str(home / "runtime"), "JUPYTER_PLATFORM_DIRS": "0"}
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0", "--IdentityProvider.token=", "--ServerApp.password=", "--ServerApp.disable_check_xsrf=True", "--LabApp.extension_manager=readonly", "--LabApp.expose_app_in_browser=True", f"--LabApp.app_settings_dir={app_settings}", f"--ServerApp.root_dir={work}"]
    with open(home / "log", "wb") as log:
        server = subprocess.Popen(command, env=environment, cwd=work, stdout=log, stderr=log)
    try:
        for _ in range(240):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/api", timeout=5).read()
                break
            except OSError:
                time.sleep(0.5)
        else:
            pytest.fail("JupyterLab did not start: " + (home / "log").read_text()[-800:])
        yield f"http://127.0.0.1:{port}/doc/tree/", work, request.param
    finally:
        server.terminate()
        server.wait(timeout=30)


@contextmanager
def notebook(browser, lab, path: Path):
    address, work, _ = lab
    shutil.copy(path, work / path.name)
    with opened(browser, f"{address}{path.name}?reset", viewport={"width": 1300, "height": 900}) as (page, complaints):
        page.set_default_timeout(PATIENCE)
        page.wait_for_selector(".jp-Notebook .jp-Cell")
        page.wait_for_function(KERNEL_READY)
        yield page, complaints
        page.evaluate("void window.jupyterapp.serviceManager.sessions.shutdownAll()")


def look(page, name: str) -> None:
    "Keep a picture for a person to look at, where a folder for them is named."
    if os.environ.get("NEWSLAB_PICTURES"):
        page.screenshot(path=Path(os.environ["NEWSLAB_PICTURES"]) / f"{name}.png")


def test_the_template_runs_and_the_reader_answers(browser, lab):
    with notebook(browser, lab, TEMPLATE) as (page, _):
        page.evaluate("void window.jupyterapp.commands.execute('notebook:run-all-cells')")
        page.wait_for_function("() => [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')].every(p => /\\[\\d+\\]/.test(p.textContent))")
        assert page.query_selector_all(".jp-OutputArea-output[data-mime-type='application/vnd.jupyter.stderr']") == []
        assert "Report: newslab-results/report.html" in page.inner_text(".jp-Cell:last-of-type")
        assert len(page.query_selector_all(".jp-RenderedImage img")) == 5
        page.wait_for_selector(".newslab-reader")
        page.wait_for_function("getComputedStyle(document.querySelector('.newslab-still')).display === 'none'")
        sentence = page.query_selector(".newslab-reader p span")
        sentence.scroll_into_view_if_needed()
        sentence.click()
        page.keyboard.press("ArrowDown")
        page.wait_for_function("/probability 0|No counterpart/.test(document.querySelector('.newslab-reader [aria-live]').textContent)")
        boxes = page.query_selector_all(".newslab-reader input[type=checkbox]")
        assert boxes
        assert page.evaluate(POOR_CONTRAST, ".newslab-reader") == []
        look(page, f"template_{lab[2].split()[-1].lower()}")
        boxes[0].click()
        assert page.evaluate("[...document.querySelectorAll('.newslab-reader p > span')].some(n => n.style.opacity === '0.3')")


def saved_notebook(folder: Path, pieces: list[str]) -> Path:
    "A notebook as somebody else saved it: outputs are there, and nobody trusts it."
    cells = [nbformat.v4.new_code_cell("shown", outputs=[nbformat.v4.new_output("execute_result", {"text/html": html, "text/plain": ""}, execution_count=1)], execution_count=1) for html in pieces]
    path = folder / "saved.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}), path)
    return path


def test_a_saved_notebook_that_nobody_trusts(browser, lab, tmp_path):
    made = make_comparison()
    pieces = [show_pair(made, "post_01", "echo_02").html, show_article(made, "post_01").html, show_sentences(made, "post_01").html, comparison_of(made)._repr_html_()]
    with notebook(browser, lab, saved_notebook(tmp_path, pieces + hostile_pieces())) as (page, _):
        page.wait_for_function(f"document.querySelectorAll('.jp-RenderedHTML').length >= {len(pieces) + 6}")
        assert page.evaluate("window.__pwned") is None
        first = ".jp-Cell:first-of-type .jp-RenderedHTML"
        assert page.evaluate(f"getComputedStyle(document.querySelector('{first} mark')).backgroundColor") == "rgb(247, 220, 166)"
        assert page.evaluate(f"document.querySelectorAll('{first} mark').length") >= 8
        assert page.evaluate(f"getComputedStyle(document.querySelector('{first} td')).textAlign") == "left"
        assert page.evaluate(POOR_CONTRAST, first) == []
        look(page, f"saved_{lab[2].split()[-1].lower()}")


def test_all_fields_are_there():
    assert set(asdict(make_comparison())) >= {field.name for field in fields(Comparison)}
