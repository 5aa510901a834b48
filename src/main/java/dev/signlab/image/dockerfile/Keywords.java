package dev.signlab.image.dockerfile;

import java.util.List;

/** The names of the instructions. */
final class Keywords {

  private static final List<String> KNOWN =
      List.of(
          "FROM",
          "ARG",
          "COPY",
          "ADD",
          "ENV",
          "LABEL",
          "WORKDIR",
          "USER",
          "EXPOSE",
          "ENTRYPOINT",
          "CMD",
          "VOLUME",
          "SHELL",
          "STOPSIGNAL",
          "HEALTHCHECK",
          "ONBUILD",
          "MAINTAINER",
          "RUN");

  private Keywords() {}

  static LineFault unknown(String keyword) {
    return new LineFault("no instruction " + keyword, "one of " + String.join(" ", KNOWN));
  }
}
