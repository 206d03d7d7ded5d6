"""Reads a calendar from standard input with python3-icalendar and prints its events as JSON, times in UTC: what another program than Ical.Net makes of it."""
import datetime
import json
import sys

import icalendar

calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())


def utc(value):
    return value.dt.astimezone(datetime.timezone.utc).isoformat()


def utcs(event, name):
    lists = event.get(name, [])
    return sorted(utc(at) for one in (lists if isinstance(lists, list) else [lists]) for at in one.dts)


json.dump({
    "zones": [{"name": str(z["TZID"]), "standard": sum(1 for _ in z.walk("standard"))} for z in calendar.walk("vtimezone")],
    "events": [{
        "uid": str(e["UID"]),
        "sequence": int(e["SEQUENCE"]),
        "status": str(e["STATUS"]),
        "summary": str(e["SUMMARY"]),
        "description": str(e.get("DESCRIPTION", "")),
        "url": str(e["URL"]),
        "start": utc(e["DTSTART"]),
        "end": utc(e["DTEND"]),
        "stamp": utc(e["DTSTAMP"]),
        "rule": e["RRULE"].to_ical().decode() if "RRULE" in e else None,
        "out": utcs(e, "EXDATE"),
        "also": utcs(e, "RDATE"),
        "instead": utc(e["RECURRENCE-ID"]) if "RECURRENCE-ID" in e else None,
        "alarms": sum(1 for _ in e.walk("valarm")),
    } for e in calendar.walk("vevent")],
}, sys.stdout)
