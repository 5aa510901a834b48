package dev.signlab.interop;

import dev.signlab.judge.Tool;
import java.nio.file.Path;
import java.util.Optional;

/** Somebody who signs, or verifies, or both. Implementations may be used by several threads. */
interface Party {

  /** Returns the name in the matrix. */
  String name();

  /** Tells whether the program is here. */
  boolean isHere();

  /** Returns why it cannot sign so, if it cannot. */
  Optional<String> cannotSign(Form form);

  /** Returns why it cannot verify so, if it cannot. */
  Optional<String> cannotVerify(Form form, KeyKind key);

  /** Signs. */
  Tool.Run sign(Subject subject);

  /** Verifies by a public key; the status tells. */
  Tool.Run verify(Subject subject, Path publicKey);
}
