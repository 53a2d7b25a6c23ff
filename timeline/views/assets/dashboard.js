/* Glue to the dashboard: mounted once, then only told what changed; reports the day (after a pause) and clicks. */
const ctHosts = new WeakMap();

export default function ({ data, parentElement, setStateValue, setTriggerValue }) {
  let host = ctHosts.get(parentElement);
  if (host && host.key !== data.key) { host.view.destroy(); host = undefined; }
  if (!host) {
    host = { key: data.key, timer: null, known: data.known ?? null, focus: data.focus ?? null };
    host.view = ctMount(parentElement, JSON.parse(data.timeline), module.exports, {
      day: data.day, district: data.district, known: data.known ? ctPrepare(JSON.parse(data.timeline)).day(data.known) : null, withKnown: false,
      onDay: (iso) => { clearTimeout(host.timer); host.timer = setTimeout(() => setStateValue("day", iso), 250); },
      onPick: (id) => setTriggerValue("clicked", id ?? ""),
    });
    ctHosts.set(parentElement, host);
    return;
  }
  if ((data.known ?? null) !== host.known) { host.known = data.known ?? null; host.view.setKnown(host.known); }
  if ((data.focus ?? null) !== host.focus) { host.focus = data.focus ?? null; host.view.pick(host.focus); }
}
