import StatechartCompiler

/// A small chart that breaks no rule and uses every word of the chart language.
enum SampleChart {
  static let text = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!-- A parcel, as small as it can be. -->
    <scxml xmlns="http://www.w3.org/2005/07/scxml" xmlns:rx="urn:refilld:chart:1" version="1.0"
      name="parcel" initial="life">
      <rx:event name="staff.send" actor="staff lead" payload="Shipment"/>
      <rx:event name="staff.approve" actor="staff" payload="Approval" decodable="false"/>
      <rx:event name="staff.hold" actor="staff"/>
      <rx:event name="staff.resume" actor="staff"/>
      <rx:event name="carrier.scanned" actor="carrier"/>
      <rx:event name="carrier.delivered" actor="carrier"/>
      <rx:event name="patient.asks" actor="patient"/>
      <rx:guard name="isPaid"/>
      <rx:guard name="isFragile" constant="true"/>
      <parallel id="life">
        <state id="progress" initial="open">
          <state id="open" initial="packing">
            <history id="wherePacked" type="deep">
              <transition target="packing"/>
            </history>
            <transition event="staff.hold" target="held"/>
            <state id="packing" rx:stage="waiting" rx:acts="staff" rx:answer="packing">
              <onentry><rx:do command="printLabel"/></onentry>
              <transition event="staff.approve" cond="isPaid &amp;&amp; !isFragile" target="packed"/>
              <transition event="staff.approve" cond="isPaid" target="packed"/>
              <rx:clock name="packingDue" event="clock.packingDue" after="packing" calendar="business-hours"
                from="packingSince" pauses="ours"/>
              <transition event="clock.packingDue" target="late"/>
            </state>
            <state id="late" rx:stage="waiting" rx:acts="lead" rx:answer="late" rx:ask="hourly">
              <transition event="staff.approve" cond="isPaid" target="packed"/>
            </state>
            <state id="packed" rx:stage="waiting" rx:acts="staff" rx:answer="packed">
              <transition event="staff.send" target="onTheWay" rx:notice="sent"/>
            </state>
          </state>
          <state id="held" rx:stage="waiting" rx:acts="lead" rx:answer="held">
            <transition event="staff.resume" target="wherePacked"/>
            <rx:ignore event="staff.hold"/>
          </state>
          <state id="onTheWay" rx:stage="moving" rx:acts="carrier" rx:answer="onTheWay" rx:ask="hourly">
            <onexit><cancel sendid="nudge"/></onexit>
            <onentry><send event="nudge" delay="48h" id="nudge"/></onentry>
            <transition event="nudge" type="internal"><raise event="overdue"/></transition>
            <transition event="carrier.delivered" target="delivered" rx:notice="delivered"/>
          </state>
          <state id="delivered" rx:closed="true" rx:stage="closed" rx:acts="nobody" rx:answer="delivered">
            <transition event="carrier.scanned" target="onTheWay" rx:notice="correction" rx:correction="true"/>
            <rx:clock name="settled" event="clock.settled" after="30d"/>
            <transition event="clock.settled" target="done"/>
          </state>
          <final id="done" rx:closed="true" rx:stage="closed" rx:acts="nobody" rx:answer="delivered">
            <rx:ignore event="carrier"/>
          </final>
        </state>
        <state id="pace">
          <initial><transition target="onTime"/></initial>
          <state id="onTime">
            <transition event="overdue" target="tooLate"/>
            <transition event="patient.asks" cond="In('late')" target="tooLate"/>
          </state>
          <state id="tooLate">
            <transition event="carrier.delivered" target="onTime"/>
          </state>
        </state>
      </parallel>
    </scxml>
    """

  static let bytes = Array(text.utf8)

  /// The chart, with something else in one place.
  static func replacing(_ old: String, with new: String) -> [UInt8] {
    Array(text.replacing(old, with: new, maxReplacements: 1).utf8)
  }

  static func model() throws -> ChartModel {
    try parseChart(bytes, file: "parcel.scxml", mode: .strict)
  }
}
