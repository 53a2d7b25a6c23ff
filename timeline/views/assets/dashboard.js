/* Glue to the dashboard: mounted once for a payload; reports the day (after a pause) and clicks; hears what other controls say. */
const ctHosts = new WeakMap();

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  let host = ctHosts.get(parentElement);
  if (host && host.key === data.key) { Object.assign(host, { setStateValue, setTriggerValue }); return; }
  if (host) host.destroy();
  host = { key: data.key, timer: null, heard: data.heard, setStateValue, setTriggerValue };
  const timeline = JSON.parse(data.timeline);
  host.view = ctMount(parentElement, timeline, module.exports, {
    day: data.day, district: data.district, known: data.known ? ctPrepare(timeline).day(data.known) : null, withKnown: false,
    onDay: (iso) => { clearTimeout(host.timer); host.timer = setTimeout(() => host.setStateValue("day", iso), 250); },
    onPick: (id) => host.setTriggerValue("clicked", id ?? ""),
  });
  const hear = (event) => {
    if (!parentElement.isConnected) { host.destroy(); return; }
    const said = event.detail;
    if (said.number <= host.heard) return;
    host.heard = said.number;
    if ("known" in said) host.view.setKnown(said.known);
    if ("day" in said) host.view.setDay(said.day, true);
    if ("district" in said) host.view.pick(said.district);
  };
  window.addEventListener("control-timeline", hear);
  host.destroy = () => { clearTimeout(host.timer); window.removeEventListener("control-timeline", hear); host.view.destroy(); };
  ctHosts.set(parentElement, host);
}
