extension Fault {
  /// How often it happens where it can, in ten thousand. Deaths are rarer, since each costs all that was in memory.
  var tenThousandths: Int {
    switch self {
    case .deathBeforeCommit, .deathAfterCommit, .deathBetweenReads: 8
    case .deathAfterClaim, .deathAfterSettle: 25
    case .deathBeforeSend, .deathMidSend: 10
    case .deathAfterSend: 30
    case .failedDisk: 5
    case .fullAfterClaim: 300
    case .orderAnswerLost, .orderNeverArrived: 1_000
    case .orderTooMany, .orderServerError, .orderRefused, .orderWithoutID: 700
    case .readBackLie, .readBackFailed: 2_000
    case .cancelFailed: 2_500
    case .readTimedOut, .readServerError, .readTooMany, .gibberish: 300
    case .staleRead: 400
    case .lateRead: 500
    case .mailAcceptedThenLost, .mailRefusedForNow, .mailUnreachable: 1_000
    case .mailRefused: 200
    case .streamAcceptedThenLost, .streamFailed, .streamTooMany: 300
    case .fullDisk, .clockYearAhead, .clockHourBack, .clockAccepted, .lie, .repeatedPush, .staleVersion,
      .racingDecisions, .repeatedRequest, .keyUsedForAnother, .forbiddenApproval, .optOut:
      0
    }
  }
}
