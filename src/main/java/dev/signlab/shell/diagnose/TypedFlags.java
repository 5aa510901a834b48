package dev.signlab.shell.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The flags of a line by the names that its command knows, each where it belongs. */
final class TypedFlags {

  private TypedFlags() {}

  /** Returns the line with such flags, and with a reason for each that was another one. */
  static Draft mended(Draft typed) {
    Draft mended = NameInFlags.mended(typed);
    LineWords line = mended.line();
    List<String> words = new ArrayList<>(line.words());
    for (int i = words.size() - 1; i >= 0; i--) {
      Optional<FlagWords> meant = FlagWords.meant(line.spec(), words.get(i));
      if (meant.isPresent()) {
        words.set(i, meant.get().word());
        if (meant.get().word().isEmpty()) {
          words.remove(i);
        }
        mended =
            mended.because(
                meant.get().reason(), new LineWords(line.variables(), line.spec(), words));
      }
    }
    return mended;
  }
}
