"""Fetches a web page: public addresses only, few redirects, limits of size and time, one sentence for every fault.

On a hub the kernel stands inside somebody’s network. So a name is looked up once, all its addresses must be public,
and the connection goes to the very address that was checked; each redirect is checked again.
"""
from __future__ import annotations

import http.client
import ipaddress
import re
import socket
import time
import zlib
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

from .brought import BringError
from .patience import NoThreads, within

MOST_BYTES = 5_000_000
MOST_SECONDS = 20.0
MOST_REDIRECTS = 5
PASTE = "Open the page in your browser, select all, copy, and paste it in the box."
_PORTS = {"http": 80, "https": 443}
_TYPES = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "txt", "text/markdown": "md", "application/pdf": "pdf",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx"}
_STATUS = {401: "asks for a password", 402: "is for subscribers", 403: "lets no program in", 404: "does not exist (404)",
           410: "is gone for good", 429: "is asked too often just now", 451: "may not be shown here"}
_HEADERS = {"User-Agent": "Mozilla/5.0 (compatible; who-says-so/1)", "Accept": "text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.1",
            "Accept-Language": "en", "Accept-Encoding": "gzip", "Connection": "close"}
_SAFE = "/?&=%:;,+$!*'()@~#[]"
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True)
class Fetched:
    """What an address gave: where it came from in the end, its bytes, the ending that fits its type, its charset."""

    address: str
    content: bytes
    ending: str
    charset: str = ""

    @property
    def host(self) -> str:
        return urlsplit(self.address).hostname or ""


def fetch(url: str) -> Fetched:
    """The page at an address; BringError with one sentence where it cannot be had."""
    parts = checked(url)
    host, stop = parts.hostname, time.monotonic() + MOST_SECONDS
    try:
        return within(MOST_SECONDS, lambda: _followed(parts, stop))
    except TimeoutError as error:
        raise BringError(f"{host} did not answer within {MOST_SECONDS:.0f} seconds. Try again later. Or: {PASTE}") from error
    except (OSError, NoThreads) as error:  # a kernel inside a browser has no threads, and no sockets either
        raise BringError(f"There is no way from here to {host}: no network, or no such site. {PASTE}") from error
    except (http.client.HTTPException, zlib.error) as error:
        raise BringError(f"{host} sent something that is no proper answer. {PASTE}") from error


def checked(url: str) -> SplitResult:
    """The parts of an address that may be fetched; BringError for any other."""
    url = url.strip()
    if not url or re.search(r"\s|[\x00-\x1f\x7f\\]", url) or len(url) > 2000:
        raise BringError("This is no web address. One looks like https://example.org/news/story, with no spaces in it.")
    try:
        parts = urlsplit(url if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:(?!\d)", url) else f"https://{url}")
        port = parts.port or _PORTS.get(parts.scheme, 0)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        if len(host) > 253:
            raise ValueError("longer than any name of a site (RFC 1035)")
    except ValueError:  # UnicodeError is one
        raise BringError("This web address is not written as one can be. Copy it once more from your browser.") from None
    if parts.scheme not in _PORTS:
        raise BringError("Only addresses that begin with https:// or http:// can be fetched. To give a file, use the button for files.")
    if parts.username is not None or parts.password is not None:
        raise BringError("This address holds a name or password before an @. Take that out first: it would be kept with your text.")
    if not host or port not in _PORTS.values():
        raise BringError("This address names no site, or an unusual port. Copy it once more from your browser.")
    site = f"[{host}]" if ":" in host else host
    return SplitResult(parts.scheme, site if parts.port is None else f"{site}:{port}", parts.path, parts.query, "")


def is_public(address: str) -> bool:
    """Whether an IP address is one that anybody may visit: not this computer, not its network, nothing that hides such a one."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if ip.version == 6 and (ip.ipv4_mapped or ip.sixtofour or ip.teredo or ip in _NAT64):
        return False
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _resolved(host: str, port: int) -> str:
    """One address of a host; all must be public."""
    addresses = list(dict.fromkeys(info[4][0] for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
    if not all(map(is_public, addresses)):
        raise BringError(f"{host} is inside this computer or its own network, and nothing is fetched from there.")
    return next((a for a in addresses if ":" not in a), addresses[0])


def _followed(parts: SplitResult, stop: float) -> Fetched:
    """The page after its redirects."""
    for _ in range(MOST_REDIRECTS + 1):
        answer = _answer(parts, stop)
        if isinstance(answer, Fetched):
            return answer
        parts = checked(urljoin(urlunsplit(parts), answer))
    raise BringError(f"{parts.hostname} sends you from one address to the next without end. {PASTE}")


def _answer(parts: SplitResult, stop: float) -> Fetched | str:
    """The page, or the address it sends you to."""
    port = parts.port or _PORTS[parts.scheme]
    link = socket.create_connection((_resolved(parts.hostname, port), port), _left(stop))
    try:
        if parts.scheme == "https":
            link = _secured(link, parts.hostname)
        asked = http.client.HTTPConnection(parts.hostname, port)
        asked.sock = link
        path = quote(urlunsplit(("", "", parts.path or "/", parts.query, "")), safe=_SAFE)
        asked.request("GET", path, headers=_HEADERS)
        return _read(asked.getresponse(), parts, stop)
    finally:
        link.close()


def _secured(link: socket.socket, host: str) -> socket.socket:
    import ssl  # not in a kernel inside a browser

    try:
        return ssl.create_default_context().wrap_socket(link, server_hostname=host)
    except ssl.SSLError as error:
        raise BringError(f"{host} could not prove that it is {host}, so nothing was fetched. {PASTE}") from error


def _left(stop: float) -> float:
    left = stop - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _read(answer: http.client.HTTPResponse, parts: SplitResult, stop: float) -> Fetched | str:
    host, moved = parts.hostname, answer.headers.get("Location", "")
    if answer.status in (301, 302, 303, 307, 308) and moved:
        return quote(moved, safe=_SAFE, encoding="latin-1")
    if answer.status != 200:
        why = _STATUS.get(answer.status, f"cannot be had just now (its site answers {answer.status})")
        raise BringError(f"This page at {host} {why}. Look whether you can see it in your browser; then copy and paste it.")
    kind = answer.headers.get_content_type() if "Content-Type" in answer.headers else "text/html"
    if kind not in _TYPES:
        raise BringError(f"{host} sends no page of text here, but {kind[:60]}. Only web pages, text, PDF and Word files can be read.")
    return Fetched(urlunsplit(parts), _body(answer, host, stop), _TYPES[kind], answer.headers.get_content_charset() or "")


def _body(answer: http.client.HTTPResponse, host: str, stop: float) -> bytes:
    """What was sent, unpacked; never more than MOST_BYTES are held."""
    packed = answer.headers.get("Content-Encoding", "").strip().lower()
    if packed not in ("", "identity", "gzip", "x-gzip"):
        raise BringError(f"{host} packs its pages in a way that cannot be read here. {PASTE}")
    unpack = zlib.decompressobj(31) if "gzip" in packed else None
    found = bytearray()
    while piece := answer.read1(65536):
        _left(stop)
        found += unpack.decompress(piece, MOST_BYTES + 1 - len(found)) if unpack else piece
        if len(found) > MOST_BYTES:
            raise BringError(f"This page at {host} is larger than {MOST_BYTES / 1e6:.0f} MB. {PASTE}")
    return bytes(found)
