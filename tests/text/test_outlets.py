from __future__ import annotations

from headwater.text.outlets import agencies, agency_named, host_of, outlet_at, outlet_named, outlets


def test_agencies_go_by_all_their_names() -> None:
    for name in ("Yonhap", "YONHAP", "(Yonhap)", "Yonhap News Agency", "연합뉴스"):
        found = agency_named(name)
        assert found is not None
        assert found.name == "Yonhap"
    assert agency_named("the Associated Press") == agency_named("AP")
    assert agency_named("map") is None
    assert agency_named("Nobody") is None


def test_the_lists_are_well_formed() -> None:
    assert len(agencies()) > 150
    assert len({a.name for a in agencies()}) == len(agencies())
    assert len(outlets()) > 500
    assert all("." in domain and domain == domain.lower() for domain in outlets())


def test_hosts() -> None:
    assert host_of("https://WWW.Reuters.com/x") == "reuters.com"
    assert host_of("http://10.0.0.1/x") is None
    assert host_of("http://[::1/x") is None
    assert host_of(None) is None
    assert outlet_at("amp.theguardian.com") == "The Guardian"
    assert outlet_at("asia.nikkei.com") == "Nikkei Asia"
    assert outlet_at("example.org") is None
    assert outlet_named("the guardian") == ("The Guardian", "theguardian.com")
