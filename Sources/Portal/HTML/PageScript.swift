import Refills

/// `GET /p/live.js`: the one script of all pages. Everything works without it.
enum PageScript {
  static let name = "live.js"

  static func show() -> PortalReply {
    PortalReply(
      headers: [
        ("Content-Type", "text/javascript; charset=utf-8"), ("Cache-Control", "public, max-age=3600"),
      ], body: Array(text.utf8))
  }

  /// A page is not replaced under somebody's fingers: what is being filled in, or was opened, stays.
  private static let text = """
    "use strict";
    (() => {
      const main = document.getElementById("main");
      const said = document.getElementById("news");
      if (!main || !main.dataset.every) return;
      const busy = () => main.querySelector("details[open] form, dialog[open]") ||
        main.contains(document.activeElement) && document.activeElement.matches("input, select, textarea");
      let shown = main.textContent, loading = false;
      const load = async () => {
        if (loading || document.hidden || busy()) return;
        loading = true;
        try {
          // Without a network, or while the service starts anew, the page says as of when it is.
          const reply = await fetch(location.href, {headers: {Accept: "text/html"}}).catch(() => null);
          if (!reply || reply.status >= 500) return;
          if (!reply.ok || reply.redirected) return location.reload();
          const page = new DOMParser().parseFromString(await reply.text(), "text/html");
          const next = page.getElementById("main");
          if (!next || next.textContent === shown) return;
          const places = [...main.querySelectorAll("a, button, summary")];
          const place = places.indexOf(document.activeElement);
          main.replaceChildren(...next.childNodes);
          shown = main.textContent;
          document.title = page.title;
          if (place >= 0) [...main.querySelectorAll("a, button, summary")][place]?.focus();
          const heading = main.querySelector("h1");
          said.textContent = main.dataset.said + " " + (heading ? heading.textContent : "");
        } finally {
          loading = false;
        }
      };
      setInterval(load, main.dataset.every * 1000);
      document.addEventListener("visibilitychange", load);
      if (main.dataset.news) new EventSource(main.dataset.news).addEventListener("news", load);
    })();
    """
}
