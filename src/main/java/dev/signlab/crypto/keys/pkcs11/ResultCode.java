package dev.signlab.crypto.keys.pkcs11;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.nio.file.Path;

/** The result codes that a person can do something about, and their names. */
enum ResultCode {
  DEVICE_ERROR(0x30, "the token failed"),
  DEVICE_REMOVED(0x32, "the token was taken out"),
  KEY_TYPE_INCONSISTENT(0x63, "the key is of another kind"),
  KEY_FUNCTION_NOT_PERMITTED(0x68, "the key may not sign"),
  MECHANISM_INVALID(0x70, "the token does not know the algorithm"),
  PIN_INCORRECT(0xa0, "the PIN is wrong"),
  PIN_LEN_RANGE(0xa2, "the PIN is too short or too long"),
  PIN_EXPIRED(0xa3, "the PIN is no longer valid"),
  PIN_LOCKED(0xa4, "the PIN is locked after too many wrong ones"),
  SLOT_ID_INVALID(0x03, "there is no such slot"),
  TOKEN_NOT_PRESENT(0xe0, "there is no token in the slot"),
  TOKEN_NOT_RECOGNIZED(0xe1, "the token was not initialized"),
  USER_NOT_LOGGED_IN(0x101, "the token wants a PIN first"),
  USER_PIN_NOT_INITIALIZED(0x102, "the token has no PIN for users yet");

  private final long code;
  private final String words;

  ResultCode(long code, String words) {
    this.code = code;
    this.words = words;
  }

  static LabException problem(long code, String what, Path module) {
    for (ResultCode each : values()) {
      if (each.code == code) {
        return each.problem(what, module);
      }
    }
    return Problem.of(what + ": the token refused")
        .tried(what + " by " + module)
        .expected("CKR_OK")
        .found("result 0x" + Long.toHexString(code))
        .asException();
  }

  private LabException problem(String what, Path module) {
    Problem.Builder problem =
        Problem.of(what + ": " + words)
            .tried(what + " by " + module)
            .expected("CKR_OK")
            .found("CKR_" + name());
    if (name().startsWith("PIN_")) {
      problem
          .hint("it comes from pin-value, then from COSIGN_PKCS11_PIN, then it is asked for")
          .hint("set it for all commands", "export COSIGN_PKCS11_PIN=PIN")
          .cause(Cause.WRONG_PASSWORD);
    }
    return problem.asException();
  }
}
