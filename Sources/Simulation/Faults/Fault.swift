/// What goes wrong in a run. Each is counted; a campaign in which one never happened has proved nothing about it.
package enum Fault: String, CaseIterable, Sendable {
  // The process dies at the boundary of an effect.
  case deathBeforeCommit, deathAfterCommit, deathAfterClaim, deathAfterSettle, deathBeforeSend, deathMidSend
  case deathAfterSend, deathBetweenReads
  // The disk.
  case fullDisk, failedDisk, fullAfterClaim
  // The clock.
  case clockYearAhead, clockHourBack, clockAccepted
  // Pharmacies.
  case orderAnswerLost, orderNeverArrived, orderTooMany, orderServerError, orderRefused, orderWithoutID
  case readBackLie, readBackFailed, cancelFailed
  case readTimedOut, readServerError, readTooMany, staleRead, lateRead, gibberish, lie, repeatedPush
  // Mail and consumers of the stream.
  case mailAcceptedThenLost, mailRefusedForNow, mailRefused, mailUnreachable
  case streamAcceptedThenLost, streamFailed, streamTooMany
  // People.
  case staleVersion, racingDecisions, repeatedRequest, keyUsedForAnother, forbiddenApproval, optOut
}
