// What the tools do: each has its label, its icon, what it runs, and when it is on or possible.
import { lift, setBlockType, toggleMark, wrapIn } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { liftListItem, wrapInList } from "prosemirror-schema-list";
import { Selection } from "prosemirror-state";
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, isInTable } from "prosemirror-tables";
import bold from "icon:bold";
import image from "icon:image";
import italic from "icon:italic";
import link from "icon:link";
import list from "icon:list";
import listOrdered from "icon:list-ordered";
import mic from "icon:mic";
import paperclip from "icon:paperclip";
import plus from "icon:plus";
import quote from "icon:text-quote";
import redoIcon from "icon:redo-2";
import table from "icon:table";
import trash from "icon:trash-2";
import undoIcon from "icon:undo-2";
import x from "icon:x";
import { schema } from "./schema.js";

const { nodes, marks } = schema;

const mark = (key, label, icon) => ({ key, label, icon, run: toggleMark(marks[key]), isOn: (state) => hasMark(state, marks[key]) });

/** A word says it better than "H2". */
const heading = (level, label) => ({
  key: `heading-${level}`,
  label,
  icon: "",
  words: label,
  isOn: (state) => inside(state, nodes.heading, { level }),
  run: (state, dispatch) =>
    (inside(state, nodes.heading, { level }) ? setBlockType(nodes.paragraph) : setBlockType(nodes.heading, { level }))(state, dispatch),
});

const listOf = (type, label, icon) => ({
  key: type.name,
  label,
  icon,
  isOn: (state) => inside(state, type),
  run: (state, dispatch) => (inside(state, type) ? liftListItem(nodes.list_item) : wrapInList(type))(state, dispatch),
});

const quoted = {
  key: "quote",
  label: "Citation",
  icon: quote,
  isOn: (state) => inside(state, nodes.blockquote),
  run: (state, dispatch) => (inside(state, nodes.blockquote) ? lift : wrapIn(nodes.blockquote))(state, dispatch),
};

const history = [
  { key: "undo", label: "Annuler", icon: undoIcon, run: undo },
  { key: "redo", label: "Rétablir", icon: redoIcon, run: redo },
];

/** Only while the cursor stands in a table. */
const tableTools = [
  { key: "row", label: "Ajouter une ligne", icon: plus, words: "Ligne", run: addRowAfter },
  { key: "column", label: "Ajouter une colonne", icon: plus, words: "Colonne", run: addColumnAfter },
  { key: "no-row", label: "Supprimer la ligne", icon: x, words: "Ligne", run: deleteRow },
  { key: "no-column", label: "Supprimer la colonne", icon: x, words: "Colonne", run: deleteColumn },
  { key: "no-table", label: "Supprimer le tableau", icon: trash, run: deleteTable },
].map((tool) => ({ ...tool, isShown: isInTable }));

/** `files` holds what asks people something: link, image, sound, file (see editor.js). */
export function groups(isPupil, files) {
  const asked = (key, label, icon, run) => ({ key, label, icon, run: (state, dispatch, view) => (dispatch && view && run(view), true) });
  const pictures = asked("image", isPupil ? "Image" : "Insérer une image", image, files.image);
  const voice = asked("audio", isPupil ? "Ma voix" : "Enregistrer un message vocal", mic, files.sound);
  if (isPupil) {
    const tools = [[mark("strong", "Gras", bold), listOf(nodes.bullet_list, "Liste", list)], [pictures, voice], history];
    return tools.map((group) => group.map((tool) => ({ ...tool, words: tool.label })));
  }
  return [
    [heading(2, "Titre"), heading(3, "Sous-titre")],
    [mark("strong", "Gras (Ctrl+B)", bold), mark("em", "Italique (Ctrl+I)", italic)],
    [listOf(nodes.bullet_list, "Liste à puces", list), listOf(nodes.ordered_list, "Liste numérotée", listOrdered), quoted],
    [{ ...asked("link", "Lien", link, files.link), isOn: (state) => hasMark(state, marks.link) }, pictures, voice, asked("file", "Joindre un fichier", paperclip, files.file)],
    [{ key: "table", label: "Insérer un tableau", icon: table, run: insertTable, isShown: (state) => !isInTable(state) }, ...tableTools],
    history,
  ];
}

/** Three rows of three, the first one of headers. */
function insertTable(state, dispatch) {
  if (isInTable(state)) return false;
  const cells = (type) => Array.from({ length: 3 }, () => type.createAndFill());
  const rowOf = (type) => nodes.table_row.create(null, cells(type));
  const table = nodes.table.create(null, [rowOf(nodes.table_header), rowOf(nodes.table_cell), rowOf(nodes.table_cell)]);
  const transaction = state.tr.replaceSelectionWith(table);
  let start = 0;
  transaction.mapping.maps.at(-1).forEach((_from, _to, newStart) => (start = newStart));
  dispatch?.(transaction.setSelection(Selection.near(transaction.doc.resolve(start), 1)).scrollIntoView());
  return true;
}

function hasMark(state, type) {
  const { from, to, empty, $from } = state.selection;
  return empty ? Boolean(type.isInSet(state.storedMarks ?? $from.marks())) : state.doc.rangeHasMark(from, to, type);
}

function inside(state, type, attrs = {}) {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (node.type === type && Object.entries(attrs).every(([key, value]) => node.attrs[key] === value)) return true;
  }
  return false;
}
