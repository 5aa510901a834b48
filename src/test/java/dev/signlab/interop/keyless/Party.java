package dev.signlab.interop.keyless;

import dev.signlab.judge.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Somebody who signs, or verifies, or both. Implementations may be used by several threads. */
interface Party {

  /** Returns the name in the matrix. */
  String called();

  /** Tells whether the program is here. */
  boolean isHere();

  /** Returns why it cannot sign so, if it cannot. */
  Optional<String> cannotSign(Layout layout);

  /** Returns why it cannot verify so, if it cannot. */
  Optional<String> cannotVerify(Layout layout);

  /** Signs by a token; a bundle of a file is written where the thing says. */
  Tool.Run sign(Signed thing, World world) throws Exception;

  /** Verifies; the status tells. */
  Tool.Run verify(Check check) throws Exception;

  /** Verifies one after the other, or all at once where a start costs much. */
  default List<Tool.Run> verify(List<Check> checks) throws Exception {
    List<Tool.Run> runs = new ArrayList<>();
    for (Check each : checks) {
      runs.add(verify(each));
    }
    return runs;
  }
}
