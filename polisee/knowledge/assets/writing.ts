// Nothing typed is lost: it is kept by the server as one goes, and in this browser while the server cannot be reached.
import { similarRecords } from "./writing/similar";
import { regionSearch, sourceRows } from "./writing/rows";
import { recordPickers } from "./writing/citing";
import { keepTyping } from "./writing/keeping";

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-keeps-typing]")) {
  sourceRows(form);
  regionSearch(form);
  similarRecords(form);
  recordPickers(form);
  keepTyping(form);
}
