"""Write the JSON Schemas of all file formats into docs/formats/, from the code that reads and writes them."""

import json
from pathlib import Path

from redactor.audit.schema import record_schema
from redactor.capture.schema import event_schema, session_schema

FOLDER = Path(__file__).parents[1] / "docs" / "formats"

for name, schema in (("session", session_schema()), ("event", event_schema()), ("record", record_schema())):
    path = FOLDER / f"{name}.schema.json"
    path.write_text(json.dumps(schema, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
