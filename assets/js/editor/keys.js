// The keyboard, and what typing turns into.
import { baseKeymap, chainCommands, exitCode, toggleMark } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { inputRules, textblockTypeInputRule, wrappingInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { liftListItem, sinkListItem, splitListItem } from "prosemirror-schema-list";
import { goToNextCell } from "prosemirror-tables";

/** `leave` moves to the tools. Tab moves between the cells of a table, and elsewhere out of the editor. */
export function keys(schema, leave) {
  const { list_item, hard_break } = schema.nodes;
  const lineBreak = chainCommands(exitCode, (state, dispatch) => {
    dispatch?.(state.tr.replaceSelectionWith(hard_break.create()).scrollIntoView());
    return true;
  });
  return [
    keymap({
      "Mod-z": undo,
      "Mod-y": redo,
      "Mod-Shift-z": redo,
      "Mod-b": toggleMark(schema.marks.strong),
      "Mod-i": toggleMark(schema.marks.em),
      Enter: splitListItem(list_item),
      "Shift-Enter": lineBreak,
      "Mod-]": sinkListItem(list_item),
      "Mod-[": liftListItem(list_item),
      Tab: goToNextCell(1),
      "Shift-Tab": goToNextCell(-1),
      "Alt-F10": leave,
    }),
    keymap(baseKeymap),
  ];
}

export function typing(schema) {
  const { blockquote, bullet_list, ordered_list, heading } = schema.nodes;
  return inputRules({
    rules: [
      wrappingInputRule(/^\s*>\s$/, blockquote),
      wrappingInputRule(/^\s*[-*]\s$/, bullet_list),
      wrappingInputRule(/^1[.)]\s$/, ordered_list),
      textblockTypeInputRule(/^(##{0,2})\s$/, heading, (match) => ({ level: match[1].length + 1 })),
    ],
  });
}
