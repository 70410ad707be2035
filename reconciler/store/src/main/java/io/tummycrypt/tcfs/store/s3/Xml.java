package io.tummycrypt.tcfs.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Opens answers in XML; none can name a file or another server. */
final class Xml {
  private static final String DECLARATION = "<?xml";
  private static final XMLInputFactory FACTORY = factory();

  private Xml() {}

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  static XMLStreamReader open(byte[] body) throws XMLStreamException {
    synchronized (FACTORY) {
      return FACTORY.createXMLStreamReader(new ByteArrayInputStream(body));
    }
  }

  /**
   * Whether this is the beginning of such an answer. Some servers end an answer by closing the
   * connection, as a broken one ends too.
   *
   * @param body that could not be read
   * @param root the name of the element that holds all others
   */
  static boolean isCut(byte[] body, String root) {
    String text = new String(body, UTF_8).strip();
    if (text.isEmpty()) {
      return false;
    }
    if (DECLARATION.startsWith(text)) {
      return true;
    }
    if (text.startsWith(DECLARATION)) {
      int end = text.indexOf("?>");
      text = end < 0 ? "" : text.substring(end + 2).strip();
    }
    String begin = "<" + root;
    if (begin.startsWith(text)) {
      return true;
    }
    boolean isRoot =
        text.startsWith(begin) && !Character.isUnicodeIdentifierPart(text.charAt(begin.length()));
    return isRoot && !text.endsWith("</" + root + ">");
  }
}
