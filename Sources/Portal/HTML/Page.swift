import Refills

/// The frame of every page: title, style, heading, foot.
struct Page {
  let title: String
  let language: Language
  let brand: BrandFace?
  /// Name of the brand in paths; nil: the plain style.
  let style: String
  /// The brand's picture, in place of its name; nil: the name stands there.
  var logo: BrandLogo?
  /// How the page stays true while it is open; nil: it does not change by itself.
  var live: PageLife?
  /// Links at the top right.
  var links: [(title: String, path: String)] = []
  /// Forms at the top right that only have a button.
  var buttons: [(title: String, path: String)] = []

  func write(_ content: HTML.Content) -> [UInt8] {
    var html = HTML()
    html.markup("<!doctype html>")
    html.element("html", ["lang": language.rawValue]) { html in
      html.element("head") { head(&$0) }
      html.element("body") { html in
        html.element(
          "a", ["class": "skip", "href": "#main"],
          language == .english ? "Skip to content" : "Ir al contenido")
        html.element("header") { header(&$0) }
        if let live {
          live.announcement(&html)
          html.element("main", live.attributes, content)
        } else {
          html.element("main", ["id": "main"], content)
        }
        html.element("footer") { footer(&$0) }
      }
    }
    return html.bytes
  }

  private func head(_ html: inout HTML) {
    html.open("meta", ["charset": "utf-8"])
    html.open("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
    html.open("meta", ["name": "robots", "content": "noindex"])
    html.open("meta", ["name": "color-scheme", "content": "light dark"])
    html.element("title", title)
    html.open("link", ["rel": "stylesheet", "href": "/p/style/\(style).css"])
    html.open("link", ["rel": "icon", "href": "data:,"])
    if live != nil { html.element("script", ["src": "/p/\(PageScript.name)", "defer": ""], "") }
  }

  private func header(_ html: inout HTML) {
    html.element("span", ["class": "brand"]) { name(&$0) }
    html.element("nav") { html in
      for link in links { html.element("a", ["href": link.path], link.title) }
      for button in buttons {
        html.element("form", ["method": "post", "action": button.path]) { html in
          html.element("button", ["class": "plain"], button.title)
        }
      }
    }
  }

  private func name(_ html: inout HTML) {
    let name = brand?.name ?? "refilld"
    guard let logo else { return html.text(name) }
    html.open(
      "img",
      [
        "class": "logo", "src": "/p/logo/\(style).png", "alt": name, "width": String(logo.width),
        "height": String(logo.height),
      ])
  }

  private func footer(_ html: inout HTML) {
    guard let brand else { return }
    html.element("p") { html in
      html.text(language == .english ? "In an emergency call 911. " : "En una emergencia, llame al 911. ")
      html.text(brand.name + " · ")
      html.phone(brand.phone)
    }
  }
}
