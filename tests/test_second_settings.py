"""Settings of the second reader: nothing is sent unless the address and the model were given."""

import httpx
import pytest

from geo.faults import Faults
from timeline.claims.second import read_settings
from timeline.claims.second.endpoint import is_loopback, plain, read_pause

ENV = {"TIMELINE_LLM_URL": "http://localhost:11434/v1", "TIMELINE_LLM_MODEL": "qwen", "TIMELINE_LLM_KEY": "k", "TIMELINE_LLM_TIMEOUT": "9"}


def test_the_environment_and_what_is_given():
    settings = read_settings(environ=ENV)
    assert (settings.url, settings.model, settings.key, settings.timeout_s) == ("http://localhost:11434/v1/chat/completions", "qwen", "k", 9.0)
    assert read_settings(environ=ENV, model="llama").model == "llama"


@pytest.mark.parametrize("given, url", [
    ("http://box:8000", "http://box:8000/v1/chat/completions"), ("http://box:8000/", "http://box:8000/v1/chat/completions"),
    ("https://x.example/v1beta/openai/", "https://x.example/v1beta/openai/chat/completions"),
    ("https://x.example/v1/chat/completions?api-version=1", "https://x.example/v1/chat/completions?api-version=1")])
def test_addresses_are_completed(given, url):
    assert read_settings(url=given, model="m", environ={}).url == url


def test_nothing_set_names_all_that_is_missing():
    with pytest.raises(Faults) as error:
        read_settings(environ={})
    assert [f.where for f in error.value.faults] == ["TIMELINE_LLM_URL", "TIMELINE_LLM_MODEL"]


def test_every_fault_at_once_and_no_secret():
    with pytest.raises(Faults) as error:
        read_settings(url="https://user:hunter2@x.example/", model=" ", key="two words\n", timeout_s="soon", max_attempts=99, environ={})
    assert len(error.value.faults) == 5
    assert "hunter2" not in str(error.value) and "two words" not in str(error.value)


@pytest.mark.parametrize("url", ["localhost:11434", "ftp://x/", "http://", "file:///etc/passwd", "http://[::1", "http://x:99999/", "http://a\nb/"])
def test_what_is_no_address(url):
    with pytest.raises(Faults):
        read_settings(url=url, model="m", environ={})


@pytest.mark.parametrize("headers, seconds", [
    ({"retry-after": "12"}, 12.0), ({}, 4.0), ({"retry-after": "-1"}, 0.0), ({"retry-after": "soon"}, 4.0), ({"retry-after": "inf"}, 1e9),
    ({"retry-after": "Wed, 21 Oct 2015 07:28:09 GMT", "date": "Wed, 21 Oct 2015 07:28:00 GMT"}, 9.0)])
def test_how_long_to_wait(headers, seconds):
    assert read_pause(httpx.Headers(headers), 3) == seconds


def test_loopback_and_plain_text():
    assert is_loopback("http://127.0.0.1:1/v1") and is_loopback("http://[::1]/") and is_loopback("http://localhost/")
    assert not is_loopback("http://localhost.example/")
    assert plain("a\x1b[31m\u202e b\n" + "c" * 300, 12) == "a [31m b cc…"
