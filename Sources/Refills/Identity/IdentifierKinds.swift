/// The things that have ids of ours.
package enum RefillKind: IdentifierKind { package static let prefix = "rf" }
package enum PrescriptionKind: IdentifierKind { package static let prefix = "rx" }
package enum PatientKind: IdentifierKind { package static let prefix = "pt" }
package enum RequestKind: IdentifierKind { package static let prefix = "rq" }
package enum OrderKind: IdentifierKind { package static let prefix = "or" }
package enum DispenseKind: IdentifierKind { package static let prefix = "dp" }
package enum VisitKind: IdentifierKind { package static let prefix = "vs" }
package enum ChargeKind: IdentifierKind { package static let prefix = "ch" }
package enum ThreadKind: IdentifierKind { package static let prefix = "th" }
package enum StaffKind: IdentifierKind { package static let prefix = "st" }
package enum MessageKind: IdentifierKind { package static let prefix = "ms" }
package enum HoldKind: IdentifierKind { package static let prefix = "mh" }

package typealias RefillID = Identifier<RefillKind>
package typealias PrescriptionID = Identifier<PrescriptionKind>
package typealias PatientID = Identifier<PatientKind>
package typealias RequestID = Identifier<RequestKind>
package typealias OrderID = Identifier<OrderKind>
package typealias DispenseID = Identifier<DispenseKind>
package typealias VisitID = Identifier<VisitKind>
package typealias ChargeID = Identifier<ChargeKind>
package typealias ThreadID = Identifier<ThreadKind>
package typealias StaffID = Identifier<StaffKind>
package typealias MessageID = Identifier<MessageKind>
package typealias HoldID = Identifier<HoldKind>
