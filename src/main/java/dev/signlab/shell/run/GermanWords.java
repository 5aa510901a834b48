package dev.signlab.shell.run;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What commands and flags are called by somebody who thinks in German. A word is looked for as it
 * is said to others ({@code signiere}) and as dictionaries have it ({@code signieren}), with
 * umlauts and without.
 */
public final class GermanWords {

  private static final Map<String, List<String>> MEANINGS =
      Map.ofEntries(
          Map.entry("signier", List.of("sign")),
          Map.entry("unterschreib", List.of("sign")),
          Map.entry("unterzeichn", List.of("sign")),
          Map.entry("pruef", List.of("verify", "check")),
          Map.entry("ueberpruef", List.of("verify", "check")),
          Map.entry("verifizier", List.of("verify")),
          Map.entry("bescheinig", List.of("attest")),
          Map.entry("beglaubig", List.of("attest")),
          Map.entry("kopier", List.of("copy", "cp")),
          Map.entry("bau", List.of("build")),
          Map.entry("hochlad", List.of("push")),
          Map.entry("schieb", List.of("push")),
          Map.entry("herunterlad", List.of("pull", "download")),
          Map.entry("zieh", List.of("pull")),
          Map.entry("start", List.of("start")),
          Map.entry("stopp", List.of("stop")),
          Map.entry("beend", List.of("stop", "quit")),
          Map.entry("neustart", List.of("restart")),
          Map.entry("anmeld", List.of("login")),
          Map.entry("abmeld", List.of("logout")),
          Map.entry("bild", List.of("images")),
          Map.entry("hilf", List.of("help")),
          Map.entry("tipp", List.of("hint")),
          Map.entry("hinweis", List.of("hint")),
          Map.entry("weiter", List.of("next")),
          Map.entry("naechst", List.of("next")),
          Map.entry("zurueck", List.of("undo", "back")),
          Map.entry("rueckgaengig", List.of("undo")),
          Map.entry("ueberspring", List.of("skip")),
          Map.entry("antwort", List.of("answer")),
          Map.entry("erklaer", List.of("explain")),
          Map.entry("warum", List.of("why")),
          Map.entry("uhr", List.of("clock")),
          Map.entry("lesezeichen", List.of("bookmark")),
          Map.entry("list", List.of("list")),
          Map.entry("schluessel", List.of("key", "generate-key-pair")),
          Map.entry("schluesselpaar", List.of("generate-key-pair")),
          Map.entry("typ", List.of("type")),
          Map.entry("ausgab", List.of("output")),
          Map.entry("ausstell", List.of("certificate-oidc-issuer")),
          Map.entry("identitaet", List.of("certificate-identity")),
          Map.entry("zertifikat", List.of("certificate")),
          Map.entry("signatur", List.of("signature")),
          Map.entry("anmerkung", List.of("annotations")),
          Map.entry("kennwort", List.of("password")),
          Map.entry("passwort", List.of("password")));

  private static final String ENDING = "(e|en|er|ern|n)?$";

  private GermanWords() {}

  /** Returns the names that a word may stand for, the likeliest first; none for other words. */
  public static List<String> meant(String typed) {
    String plain =
        typed
            .toLowerCase(Locale.ROOT)
            .replace("ä", "ae")
            .replace("ö", "oe")
            .replace("ü", "ue")
            .replace("ß", "ss");
    List<String> exact = MEANINGS.getOrDefault(plain, List.of());
    return exact.isEmpty()
        ? MEANINGS.getOrDefault(plain.replaceFirst(ENDING, ""), List.of())
        : exact;
  }
}
