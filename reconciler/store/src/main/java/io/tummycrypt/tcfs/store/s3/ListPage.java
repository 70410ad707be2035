package io.tummycrypt.tcfs.store.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.net.ProtocolException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing.
 *
 * @param keys as they are in the bucket
 * @param next where the next page begins; null after the last
 */
record ListPage(List<String> keys, @Nullable String next) {
  private static final String NAME = "ListBucketResult";

  /**
   * Reads a page to its end.
   *
   * @throws EOFException if it was cut
   * @throws ProtocolException if it is no listing
   */
  static ListPage parse(byte[] body) throws EOFException, ProtocolException {
    try {
      return new Reading(Xml.open(body)).page();
    } catch (XMLStreamException | IllegalArgumentException e) {
      if (body.length == 0 || Xml.isCut(body, NAME)) {
        throw new EOFException("the listing was cut after " + body.length + " bytes");
      }
      throw failure("cannot be read as a listing: " + e.getMessage(), e);
    }
  }

  private static ProtocolException failure(String text, @Nullable Exception cause) {
    ProtocolException failure = new ProtocolException("the answer " + text);
    failure.initCause(cause);
    return failure;
  }

  private static final class Reading {
    private final XMLStreamReader xml;
    private final List<String> keys = new ArrayList<>();
    private boolean isEscaped;
    private boolean isTruncated;
    private @Nullable String next;

    private Reading(XMLStreamReader xml) {
      this.xml = xml;
    }

    private ListPage page() throws XMLStreamException, ProtocolException {
      xml.nextTag();
      xml.require(XMLStreamConstants.START_ELEMENT, null, NAME);
      while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
        takeMember(xml.getLocalName());
      }
      if (isTruncated && next == null) {
        throw failure("is a part of a listing, and does not say how to go on", null);
      }
      return new ListPage(keys.stream().map(this::plain).toList(), isTruncated ? next : null);
    }

    private void takeMember(String name) throws XMLStreamException {
      switch (name) {
        case "EncodingType" -> isEscaped = xml.getElementText().equals("url");
        case "IsTruncated" -> isTruncated = xml.getElementText().strip().equals("true");
        case "NextContinuationToken" -> next = xml.getElementText();
        case "Contents" -> takeContents();
        default -> skip();
      }
    }

    private void takeContents() throws XMLStreamException {
      while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
        if (xml.getLocalName().equals("Key")) {
          keys.add(xml.getElementText());
        } else {
          skip();
        }
      }
    }

    /** To the end of this element. */
    private void skip() throws XMLStreamException {
      int depth = 1;
      while (depth > 0) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          depth++;
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          depth--;
        }
      }
    }

    private String plain(String key) {
      return isEscaped ? URLDecoder.decode(key, UTF_8) : key;
    }
  }
}
