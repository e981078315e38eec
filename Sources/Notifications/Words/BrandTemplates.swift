package import Refills

/// The wordings that brands have of their own; where there is none, the product's own frame is used.
package struct BrandTemplates: Sendable {
  private var templates: [BrandName: [Language: BrandTemplate]] = [:]

  package init() {}

  package subscript(brand: BrandName, language: Language) -> BrandTemplate? {
    get { templates[brand]?[language] }
    set { templates[brand, default: [:]][language] = newValue }
  }
}
