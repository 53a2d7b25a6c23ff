/* Tells the map what another control said, without sending the timeline again. */
export default function ({ data }) {
  window.dispatchEvent(new CustomEvent("control-timeline", { detail: data }));
}
