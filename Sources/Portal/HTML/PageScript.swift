/// `GET /p/live.js`: the one script of all pages. Everything works without it.
enum PageScript {
  static let name = "live.js"

  static func show() -> PortalReply { .kept("text/javascript; charset=utf-8", Array(text.utf8)) }

  /// A page is not replaced under somebody's fingers: what is being filled in, or was opened, stays.
  private static let text = """
    "use strict";
    (() => {
      const main = document.getElementById("main");
      const said = document.getElementById("news");
      if (!main || !main.dataset.every) return;
      const typed = () => [...main.querySelectorAll("textarea, input:not([type=hidden])")]
        .some(field => field.value !== field.defaultValue)
        || [...main.querySelectorAll("select")].some(choice => choice.selectedIndex > 0);
      const busy = () => typed() || main.querySelector("details[open] form, dialog[open]") ||
        main.contains(document.activeElement) && document.activeElement.matches("input, select, textarea");
      const pressed = () => [...main.querySelectorAll("a, button, summary")];
      const folds = () => [...main.querySelectorAll("details")];
      // What is said of the news' age changes with each look, and is no news.
      const words = of => {
        const copy = of.cloneNode(true);
        for (const age of copy.querySelectorAll("[data-age]")) age.remove();
        return copy.textContent;
      };
      let shown = main.innerHTML, loading = false, source = null;
      const load = async () => {
        if (loading || document.hidden || busy()) return;
        loading = true;
        try {
          // Without a network, or while the service starts anew, the page says as of when it is.
          const reply = await fetch(location.href, {headers: {Accept: "text/html", "\(PortalRequest.liveHeader)": "1"}})
            .catch(() => null);
          if (!reply || reply.status >= 500) return;
          if (!reply.ok || reply.redirected) return location.reload();
          const page = new DOMParser().parseFromString(await reply.text(), "text/html");
          const next = page.getElementById("main");
          if (!next || next.innerHTML === shown || busy()) return;
          const place = pressed().indexOf(document.activeElement);
          const open = folds().map(fold => fold.open);
          const before = words(main);
          shown = next.innerHTML;
          main.replaceChildren(...next.childNodes);
          document.title = page.title;
          folds().forEach((fold, index) => { fold.open = open[index] || fold.open; });
          if (place >= 0) pressed()[place]?.focus();
          const heading = main.querySelector("h1");
          if (words(main) !== before)
            said.textContent = main.dataset.said + " " + (heading ? heading.textContent : "");
        } finally {
          loading = false;
        }
      };
      // A page that nobody looks at gives its connection back: a browser has six to a host.
      const listen = () => {
        if (!main.dataset.news) return;
        if (document.hidden) {
          source?.close();
          source = null;
        } else if (!source) {
          source = new EventSource(main.dataset.news);
          source.addEventListener("news", load);
        }
      };
      setInterval(load, main.dataset.every * 1000);
      document.addEventListener("visibilitychange", () => { listen(); load(); });
      listen();
    })();
    """
}
