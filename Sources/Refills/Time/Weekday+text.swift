extension Weekday {
  /// Short: `Mon`, in Spanish `lun`.
  package func name(in language: Language) -> String {
    switch (self, language) {
    case (.monday, .english): "Mon"
    case (.tuesday, .english): "Tue"
    case (.wednesday, .english): "Wed"
    case (.thursday, .english): "Thu"
    case (.friday, .english): "Fri"
    case (.saturday, .english): "Sat"
    case (.sunday, .english): "Sun"
    case (.monday, .spanish): "lun"
    case (.tuesday, .spanish): "mar"
    case (.wednesday, .spanish): "mié"
    case (.thursday, .spanish): "jue"
    case (.friday, .spanish): "vie"
    case (.saturday, .spanish): "sáb"
    case (.sunday, .spanish): "dom"
    }
  }
}

extension WeeklyHours.Interval {
  /// `9:00 AM – 5:00 PM`, in Spanish `9:00 – 17:00`.
  package func text(in language: Language) -> String {
    "\(WallTime.timeText(minuteOfDay: opens, in: language)) – \(WallTime.timeText(minuteOfDay: closes, in: language))"
  }
}
