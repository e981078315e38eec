/// The right answers.
package struct AppendixD: StepRules {
  package init() {}
}
