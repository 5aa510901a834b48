package dev.signlab.sbom.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.spdx.core.InvalidSPDXAnalysisException;
import org.spdx.library.LicenseInfoFactory;

/** What packages state of their licences, in the words of SPDX where that is sure. */
final class StatedLicence {

  /** Debian's names for the licences of GNU (copyright-format 1.0, License short names). */
  private static final Pattern GNU = Pattern.compile("(L?GPL|AGPL|GFDL)-(\\d(?:\\.\\d)?)(\\+?)");

  private StatedLicence() {}

  /** Returns an SPDX expression with the same meaning, where each of its words is listed. */
  static Optional<String> expression(String stated) {
    List<String> words = new ArrayList<>();
    boolean isException = false;
    for (StringTokenizer in = new StringTokenizer(stated, " ()", true); in.hasMoreTokens(); ) {
      String word = in.nextToken();
      String known = word.isBlank() || "()".contains(word) ? word : known(word, isException);
      if (known.isEmpty()) {
        return Optional.empty();
      }
      isException = word.isBlank() ? isException : known.equals("WITH");
      words.add(known);
    }
    String text = String.join("", words).strip();
    return isExpression(text) ? Optional.of(text) : Optional.empty();
  }

  /** Listed words may still stand in an order that is no expression. */
  private static boolean isExpression(String text) {
    try {
      return !text.isEmpty()
          && (isOne(text)
              || LicenseInfoFactory.parseSPDXLicenseStringCompatV2(text).verify().isEmpty());
    } catch (InvalidSPDXAnalysisException e) {
      return false;
    }
  }

  private static String known(String word, boolean isException) {
    String upper = word.toUpperCase(Locale.ROOT);
    if (List.of("AND", "OR", "WITH").contains(upper)) {
      return upper;
    }
    if (isException) {
      return LicenseInfoFactory.listedExceptionIdCaseSensitive(word).orElse("");
    }
    return LicenseInfoFactory.listedLicenseIdCaseSensitive(asListed(word))
        .filter(StatedLicence::isCurrent)
        .orElse("");
  }

  /** SPDX's own tools frown upon names that SPDX has given up. */
  private static boolean isCurrent(String id) {
    try {
      return !LicenseInfoFactory.getListedLicenseByIdCompatV2(id).isDeprecated();
    } catch (InvalidSPDXAnalysisException e) {
      return false;
    }
  }

  private static String asListed(String word) {
    if (word.equals("Expat")) {
      return "MIT";
    }
    Matcher gnu = GNU.matcher(word);
    if (!gnu.matches()) {
      return word;
    }
    String number = gnu.group(2).contains(".") ? gnu.group(2) : gnu.group(2) + ".0";
    return gnu.group(1) + "-" + number + (gnu.group(3).isEmpty() ? "-only" : "-or-later");
  }

  /** Tells whether an expression is the name of one licence. */
  static boolean isOne(String expression) {
    return expression.indexOf(' ') < 0 && expression.indexOf('(') < 0;
  }
}
