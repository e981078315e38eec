package import Refills

/// What was erased of a patient.
package struct Erasure: Hashable, Sendable {
  package let patient: PatientID
  /// Their refills: what remains of each is where it stood, and when.
  package let refills: [RefillID]
}
