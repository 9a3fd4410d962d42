import { dialogs, menus } from "./lib/menus";
import { paper } from "./lib/paper";
import { reading } from "./lib/reading";
import { suggesting } from "./lib/suggestions";
import { tables } from "./lib/tables";
import { writing } from "./lib/writing";

menus();
dialogs();
paper();
reading();
suggesting();
tables();
writing();
