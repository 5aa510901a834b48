package dev.signlab.shell.cosign.trust;

import dev.signlab.shell.cosign.invoke.CosignInvocation;
import java.util.ArrayList;
import java.util.List;

/** Of what the members of a trusted root and of a signing config are put together. */
final class MemberLists {

  private MemberLists() {}

  /** Returns those that are there by default, unless a flag leaves them away. */
  static <T> List<T> kept(CosignInvocation cosign, String unless, List<T> all) {
    return cosign.isOn(unless) ? List.of() : all;
  }

  /** Returns the members of all lists, in their order. */
  @SafeVarargs
  static <T> List<T> joined(List<T>... lists) {
    List<T> all = new ArrayList<>();
    for (List<T> each : lists) {
      all.addAll(each);
    }
    return List.copyOf(all);
  }
}
