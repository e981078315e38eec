/// A payment system's message that cannot be read, though it is genuine.
struct PaymentUnreadable: Error {}
