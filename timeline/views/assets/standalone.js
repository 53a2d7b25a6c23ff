/* A saved page: mounts the timeline from the payload that stands in the page; the day and district may be in the address. */
(() => {
  const asked = new URLSearchParams(location.hash.slice(1));
  const data = JSON.parse(document.getElementById("payload").textContent);
  const iso = /^\d{4}-\d\d-\d\d$/;
  const known = data.known_by ? ctPrepare(data).day(data.known_by) : null;
  ctMount(document.getElementById("timeline"), data, L, {
    day: iso.test(asked.get("date") ?? "") ? asked.get("date") : data.opens_on, district: asked.get("district"), known,
  });
})();
