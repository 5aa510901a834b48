package dev.signlab.registry;

import dev.signlab.http.server.Call;
import java.util.List;

/** Which methods an endpoint knows. */
final class Methods {

  private Methods() {}

  /** Refuses all other methods, and says which ones there are (RFC 9110, section 10.2.1). */
  static void require(Call call, String... known) {
    if (!List.of(known).contains(call.method())) {
      throw refused(call, known);
    }
  }

  static RegistryError refused(Call call, String... known) {
    call.set("Allow", String.join(", ", known));
    return RegistryError.of(ErrorCode.UNSUPPORTED, "the operation is unsupported")
        .about(call.method());
  }
}
