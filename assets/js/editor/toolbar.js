// The tools: one stop for the Tab key, arrows between them (the toolbar pattern of WAI-ARIA).

export class Toolbar {
  constructor(groups, label) {
    this.element = Object.assign(document.createElement("div"), { className: "editor-tools" });
    this.element.setAttribute("role", "toolbar");
    this.element.setAttribute("aria-label", label);
    this.tools = groups.flatMap((group) => this.drawGroup(group));
    this.element.addEventListener("keydown", (event) => this.move(event));
    // The text keeps its selection while a tool is pressed.
    this.element.addEventListener("mousedown", (event) => event.preventDefault());
  }

  drawGroup(group) {
    const box = Object.assign(document.createElement("div"), { className: "editor-group" });
    this.element.append(box);
    return group.map((tool) => {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "editor-tool", title: tool.label });
      button.innerHTML = tool.icon;
      button.tabIndex = -1;
      if (tool.words) button.append(Object.assign(document.createElement("span"), { textContent: tool.words }));
      button.setAttribute("aria-label", tool.label);
      button.addEventListener("click", () => this.use(tool));
      box.append(button);
      return { tool, button };
    });
  }

  attach(view) {
    this.view = view;
    this.update(view.state);
  }

  use(tool) {
    tool.run(this.view.state, this.view.dispatch, this.view);
    if (!document.querySelector("dialog[open]")) this.view.focus();
  }

  update(state) {
    for (const { tool, button } of this.tools) {
      button.hidden = tool.isShown ? !tool.isShown(state) : false;
      button.disabled = !tool.run(state);
      if (tool.isOn) button.setAttribute("aria-pressed", String(tool.isOn(state)));
    }
    const stops = this.stops();
    if (!stops.some((button) => button.tabIndex === 0)) this.setStop(stops[0]);
  }

  focus() {
    this.stops().find((button) => button.tabIndex === 0)?.focus();
    return true;
  }

  move(event) {
    if (event.key === "Escape") return this.view.focus();
    const stops = this.stops();
    const at = stops.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: stops.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const next = stops[(to + stops.length) % stops.length];
    this.setStop(next);
    next.focus();
  }

  stops() {
    return this.tools.map(({ button }) => button).filter((button) => !button.hidden && !button.disabled);
  }

  setStop(chosen) {
    for (const { button } of this.tools) button.tabIndex = button === chosen ? 0 : -1;
  }
}
