import StatechartCompiler
import Statecharts
import Testing

@Suite("The words of a trace")
struct TraceScriptTests {
  @Test("Steps keep the order of the command line, whatever options they are")
  func order() throws {
    let script = try TraceScript([
      "--guard", "isPaid", "a.scxml", "--event", "one", "--advance=3d", "--duration", "review=48h",
      "--no-guard=isPaid",
      "--event=two", "--advance", "1ms",
    ])
    #expect(script.chart == "a.scxml")
    #expect(
      script.steps == [
        .answer("isPaid", true), .event("one"), .advance(.days(3)), .answer("isPaid", false), .event("two"),
        .advance(.milliseconds(1)),
      ])
    #expect(script.durations == ["review": .hours(48)])
  }

  @Test("After -- a chart may begin with a dash")
  func terminator() throws {
    #expect(try TraceScript(["--event", "a", "--", "-b.scxml"]).chart == "-b.scxml")
  }

  @Test(
    "A word that means nothing is refused, with what was meant",
    arguments: [
      (["a", "--evnt", "b"], TraceError.Code.unknownOption, "'--event'"),
      (["a", "-e", "b"], .unknownOption, "--event"),
      (["a", "--event"], .missing, "'--event' needs"),
      (["a", "--event", "--advance", "3d"], .missing, "'--event' needs"),
      (["--event", "b"], .missing, "chart"),
      (["a", "b"], .repeated, "'b'"),
      (["a", "--duration", "x=1d", "--duration", "x=2d"], .repeated, "'x'"),
      (["a", "--duration", "x"], .badLength, "x=48h"),
      (["a", "--duration", "x="], .badLength, "48h"),
      (["a", "--advance", "3"], .badLength, "48h"),
      (["a", "--advance", "0d"], .badLength, "48h"),
      (["a", "--advance", "-1d"], .badLength, "48h"),
      (["a", "--advance", "3651d"], .badLength, "3650d"),
      (["a", "--advance", "99999999999999999999d"], .badLength, "3650d"),
    ])
  func refused(words: [String], code: TraceError.Code, hint: String) {
    let error = #expect(throws: TraceError.self) { try TraceScript(words) }
    #expect(error?.code == code && error?.message.contains(hint) == true, "\(error?.message ?? "")")
  }

  @Test(
    "A name that the chart does not have is refused before anything happens, and the nearest are named",
    arguments: [
      (["--event", "staff.aprove"], TraceError.Code.unknownEvent, "nearest are 'staff.approve'"),
      (["--event", "approve"], .unknownEvent, "nearest are 'staff.approve'"),
      (["--event", "dilivered"], .unknownEvent, "nearest are 'carrier.delivered'"),
      (["--event", "overdue"], .unknownEvent, "raises 'overdue' itself"),
      (["--guard", "isPayed"], .unknownGuard, "nearest are 'isPaid'"),
      (["--no-guard", "isPiad"], .unknownGuard, "nearest are 'isPaid'"),
      (["--duration", "paking=2d"], .unknownDuration, "the only one is 'packing'"),
    ])
  func unknown(words: [String], code: TraceError.Code, hint: String) {
    let error = #expect(throws: TraceError.self) { try Traced.trace(SampleChart.bytes, words) }
    #expect(error?.code == code && error?.message.contains(hint) == true, "\(error?.message ?? "")")
  }
}
