"""Web addresses: what may be visited, and one sentence for all that can go wrong; a small server of our own plays the web."""
import gzip
import socket
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from exercises import bring
from exercises.bring import BringError, fetching
from exercises.bring.fetching import checked, fetch, is_public

TEXT = b"Ferry Runs Again\n\nThe ferry left at nine on Monday, and it came back."


class Web(BaseHTTPRequestHandler):
    """Pages by their path: status, headers, body."""

    pages = {
        "/text": (200, {"Content-Type": "text/plain; charset=utf-8"}, TEXT),
        "/latin": (200, {"Content-Type": "text/plain; charset=windows-1251"}, "Паром ушёл".encode("cp1251")),
        "/packed": (200, {"Content-Type": "text/plain", "Content-Encoding": "gzip"}, gzip.compress(TEXT)),
        "/bomb": (200, {"Content-Type": "text/plain", "Content-Encoding": "gzip"}, gzip.compress(b" " * 50_000_000)),
        "/large": (200, {"Content-Type": "text/plain"}, b"x" * 5_000_001),
        "/odd": (200, {"Content-Type": "text/plain", "Content-Encoding": "br"}, b"x"),
        "/film": (200, {"Content-Type": "video/mp4"}, b"x"),
        "/empty": (200, {"Content-Type": "text/plain"}, b""),
        "/here": (302, {"Location": "/text"}, b""),
        "/space": (301, {"Location": "/te xt?é"}, b""),
        "/te%20xt?%C3%A9": (200, {"Content-Type": "text/plain"}, TEXT),
        "/loop": (302, {"Location": "/loop"}, b""),
        "/inside": (302, {"Location": "http://127.0.0.1/secret"}, b""),
        "/local": (307, {"Location": "http://localhost/secret"}, b""),
        "/file": (302, {"Location": "file:///etc/passwd"}, b""),
        "/locked": (401, {}, b""), "/gone": (410, {}, b""), "/broken": (503, {}, b""),
        "/untyped": (200, {"Content-Type": ""}, b"<!doctype html>"),
    }
    seen = []

    def do_GET(self):
        Web.seen.append((self.path, dict(self.headers)))
        if self.path == "/slow":
            time.sleep(3)
        if self.path == "/drip":
            self.connection.sendall(b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n")
            for _ in range(30):
                time.sleep(0.1)
                self.connection.sendall(b"x")
            return
        if self.path == "/noise":
            self.connection.sendall(b"no HTTP at all\r\n\r\n")
            return
        status, headers, body = self.pages.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value.encode("utf-8").decode("latin-1"))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def port():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Web)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


@pytest.fixture
def web(port, monkeypatch):
    """Makes addresses of pages at paper.test, which is looked up as our server; all other names are looked up truly."""
    look_up = fetching._resolved
    monkeypatch.setattr(fetching, "_PORTS", {"http": port, "https": 443})
    monkeypatch.setattr(fetching, "_resolved", lambda host, at: "127.0.0.1" if host == "paper.test" else look_up(host, at))
    monkeypatch.setattr(fetching, "MOST_SECONDS", 1.5)
    Web.seen.clear()
    return lambda path: f"http://paper.test{path}"


def refused(url: str, says: str, seconds: float = 3) -> None:
    start = time.perf_counter()
    with pytest.raises(BringError, match=says) as told:
        fetch(url)
    assert time.perf_counter() - start < seconds and "\n" not in str(told.value)


def test_a_page_is_fetched_with_its_address(web):
    found = bring.address(web("/text#part"))
    assert found.title == "Ferry Runs Again" and found.address == "http://paper.test/text" and len(found.blocks) == 2
    (path, headers), = Web.seen
    assert path == "/text" and headers["Host"].startswith("paper.test") and "Cookie" not in headers


def test_packed_pages_and_charsets_are_understood(web):
    assert bring.address(web("/packed")).text == TEXT.decode()
    assert bring.address(web("/latin")).text == "Паром ушёл"


@pytest.mark.parametrize("path, end", [("/here", "/text"), ("/space", "/te%20xt?%C3%A9")])
def test_a_redirect_is_followed(web, path, end):
    assert fetch(web(path)).address == f"http://paper.test{end}" and fetch(web(path)).content == TEXT


@pytest.mark.parametrize("path, says", [
    ("/loop", "without end"), ("/inside", "inside this computer"), ("/local", "inside this computer"), ("/file", "https:// or http://"),
    ("/none", "does not exist"), ("/locked", "password"), ("/gone", "gone for good"), ("/broken", "503"), ("/large", "larger than 5 MB"),
    ("/bomb", "larger than 5 MB"), ("/odd", "packs its pages"), ("/film", "video/mp4"), ("/noise", "no proper answer"),
    ("/slow", "did not answer"), ("/drip", "did not answer")])
def test_what_cannot_be_had_is_told_in_a_sentence(web, path, says):
    refused(web(path), says)


def test_an_empty_page_is_told(web):
    with pytest.raises(BringError, match="The page at paper.test is empty"):
        bring.address(web("/empty"))


def test_redirects_are_few(web):
    refused(web("/loop"), "without end")
    assert len(Web.seen) == fetching.MOST_REDIRECTS + 1


def test_where_there_is_no_network_pasting_is_named(monkeypatch):
    def nothing(*_, **__):
        raise socket.gaierror(-3, "Temporary failure in name resolution")
    monkeypatch.setattr(fetching.socket, "getaddrinfo", nothing)
    refused("https://example.org/a", "no network.*paste it")


def test_where_no_thread_can_start_it_is_the_same(monkeypatch):
    def fails(_):
        raise RuntimeError("can't start new thread")
    monkeypatch.setattr(threading.Thread, "start", fails)
    refused("https://example.org/a", "no network.*paste it")


def test_a_kernel_inside_a_browser_reads_files_and_says_what_it_cannot():
    """There, Python has no ssl, no threads and no way out."""
    code = ("import sys, threading; sys.modules['ssl'] = None\n"
            "def fails(self): raise RuntimeError\n"
            "threading.Thread.start = fails\n"
            "from exercises import bring\n"
            "print(bring.file('a.txt', b'The ferry left.'))\n"
            "try: bring.address('example.org')\nexcept bring.BringError as error: print(error)")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).parents[2])
    assert "1 block, 3 words" in done.stdout and "no network" in done.stdout, done.stderr


def test_a_site_that_cannot_prove_its_name_is_told(monkeypatch, port):
    """Our server speaks no TLS at all."""
    link = socket.create_connection(("127.0.0.1", port), 1)
    with pytest.raises(BringError, match="could not prove"):
        fetching._secured(link, "paper.test")
    link.close()


def test_a_name_with_one_address_inside_is_refused(monkeypatch):
    def two(host, port, **_):
        return [(2, 1, 6, "", ("93.184.216.34", port)), (2, 1, 6, "", ("10.0.0.7", port))]
    monkeypatch.setattr(fetching.socket, "getaddrinfo", two)
    refused("https://example.org/a", "inside this computer")


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch):
    asked = []

    def look_up(host, port, **_):
        asked.append(host)
        return [(2, 1, 6, "", ("93.184.216.34" if len(asked) == 1 else "127.0.0.1", port))]

    def connect(place, timeout):
        asked.append(place)
        raise ConnectionRefusedError
    monkeypatch.setattr(fetching.socket, "getaddrinfo", look_up)
    monkeypatch.setattr(fetching.socket, "create_connection", connect)
    refused("http://example.org/a", "no way from here")
    assert asked == ["example.org", ("93.184.216.34", 80)]


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "0.0.0.0", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "[::1]",
                                  "[fd00::1]", "[fe80::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1", "127.1", "[64:ff9b::7f00:1]", "[2002:7f00:1::]"])
def test_nothing_inside_is_visited(host):
    refused(f"http://{host}/", "inside this computer|no way from here")


@pytest.mark.parametrize("address, public", [("93.184.216.34", True), ("2606:2800:220:1::1", True), ("224.0.0.1", False), ("255.255.255.255", False),
                                             ("::", False), ("fe80::1%eth0", False), ("192.0.2.1", False), ("::ffff:8.8.8.8", False)])
def test_which_addresses_are_public(address, public):
    assert is_public(address) is public


@pytest.mark.parametrize("url, says", [
    ("", "no web address"), ("  ", "no web address"), ("two words", "no web address"), ("http://a.org/\x00", "no web address"), ("http://a\\b.org", "no web address"),
    ("file:///etc/passwd", "https:// or http://"), ("ftp://a.org", "https:// or http://"), ("javascript:alert(1)", "https:// or http://"), ("data:text/html,x", "https:// or http://"),
    ("https://me:word@a.org/", "name or password"), ("https://me@a.org/", "name or password"), ("https://", "names no site"), ("http://a.org:22/", "unusual port"),
    ("http://a.org:99999/", "not written"), ("http://a..org/", "not written"), ("http://[::1/", "not written"), ("http://" + "a" * 70 + ".org", "not written"), ("a" * 2001, "no web address")])
def test_what_is_no_address_for_a_page_is_told(url, says):
    refused(url, says, 0.5)


@pytest.mark.parametrize("url, scheme, netloc, path", [
    ("example.org/a", "https", "example.org", "/a"), ("HTTP://Example.org", "http", "example.org", ""), (" https://bücher.example/ä ", "https", "xn--bcher-kva.example", "/ä"),
    ("example.org:443/x", "https", "example.org:443", "/x"), ("http://[2606:2800:220:1::1]/x", "http", "[2606:2800:220:1::1]", "/x")])
def test_addresses_are_understood(url, scheme, netloc, path):
    parts = checked(url)
    assert (parts.scheme, parts.netloc, parts.path, parts.fragment) == (scheme, netloc, path, "")
