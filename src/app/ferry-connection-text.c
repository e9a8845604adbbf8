/* What the row of a connection says. See ferry-connection-text.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-connection-text.h"

#include "ferry-format.h"

#include <glib/gi18n.h>
#include <string.h>

/* How a connection is or how it ended, and how that looks. */
static const struct
{
  const char *text;
  const char *css_class; /* nullable */
} states[] = {
  [FERRY_CONNECTION_TRYING] = { N_ ("waiting"), "dim-label" },
  [FERRY_CONNECTION_OPEN] = { N_ ("open"), "success" },
  [FERRY_CONNECTION_CLOSED_HERE] = { N_ ("closed here"), "dim-label" },
  [FERRY_CONNECTION_CLOSED_THERE] = { N_ ("closed by the server"), "dim-label" },
  [FERRY_CONNECTION_CUT] = { N_ ("cut off here"), "warning" },
  [FERRY_CONNECTION_LOST] = { N_ ("broke off"), "error" },
  [FERRY_CONNECTION_REFUSED] = { N_ ("refused"), "error" },
  [FERRY_CONNECTION_SILENT] = { N_ ("no answer"), "error" },
};

static const char *const kinds[] = {
  [FERRY_CONNECTION_CONTROL] = N_ ("Control"),
  [FERRY_CONNECTION_PASSIVE] = N_ ("Data, passive"),
  [FERRY_CONNECTION_ACTIVE] = N_ ("Data, active"),
};

/**
 * ferry_connection_text_name:
 *
 * Returns: (transfer full): its kind, and the number of its control connection as in the log
 */
char *
ferry_connection_text_name (const FerryConnectionLife *life)
{
  return g_strdup_printf ("%u  %s", life->control, _ (kinds[life->kind]));
}

/* Where one end is not known yet, it is left open as `ss` does. */
static char *
dup_end (const char *address, guint16 port)
{
  gboolean is_ipv6 = address != NULL && strchr (address, ':') != NULL;
  g_autofree char *digits = port != 0 ? g_strdup_printf ("%u", port) : g_strdup ("*");

  if (address == NULL && port == 0)
    return g_strdup ("*");
  return g_strdup_printf ("%s%s%s:%s", is_ipv6 ? "[" : "", address != NULL ? address : "*",
                          is_ipv6 ? "]" : "", digits);
}

char *
ferry_connection_text_our_end (const FerryConnectionLife *life)
{
  return dup_end (life->our_address, life->our_port);
}

char *
ferry_connection_text_their_end (const FerryConnectionLife *life)
{
  return dup_end (life->their_address, life->their_port);
}

/**
 * ferry_connection_text_direction:
 *
 * Returns: an arrow from whoever opens the connection, our end left, the server's right
 */
const char *
ferry_connection_text_direction (const FerryConnectionLife *life)
{
  return life->kind == FERRY_CONNECTION_ACTIVE ? "←" : "→";
}

/**
 * ferry_connection_text_bytes:
 *
 * Returns: (transfer full): an amount, nothing for none
 */
char *
ferry_connection_text_bytes (gint64 bytes)
{
  return bytes > 0 ? ferry_format_size (bytes) : g_strdup ("");
}

/**
 * ferry_connection_text_duration:
 * @now: microseconds since 1970, for one that has not ended
 *
 * Returns: (transfer full): how long it has lived: `0.042 s`, `3.4 s`, `12:05`
 */
char *
ferry_connection_text_duration (const FerryConnectionLife *life, gint64 now)
{
  double seconds =
      MAX ((life->ended != 0 ? life->ended : now) - life->begun, 0) / (double) G_USEC_PER_SEC;
  gint64 whole = (gint64) seconds;

  if (seconds < 1)
    return g_strdup_printf (_ ("%.3f s"), seconds);
  if (seconds < 60)
    return g_strdup_printf (_ ("%.1f s"), seconds);
  if (whole < 3600)
    return g_strdup_printf ("%d:%02d", (int) (whole / 60), (int) (whole % 60));
  return g_strdup_printf ("%d:%02d:%02d", (int) (whole / 3600), (int) (whole / 60 % 60),
                          (int) (whole % 60));
}

const char *
ferry_connection_text_state (const FerryConnectionLife *life)
{
  return _ (states[life->state].text);
}

/**
 * ferry_connection_text_class:
 *
 * Returns: the style class of the state
 */
const char *
ferry_connection_text_class (const FerryConnectionLife *life)
{
  return states[life->state].css_class;
}

/**
 * ferry_connection_text_line:
 *
 * Returns: (transfer full): all of it in one line, for a tooltip, a copy, a screen reader
 */
char *
ferry_connection_text_line (const FerryConnectionLife *life, gint64 now)
{
  g_autofree char *name = ferry_connection_text_name (life);
  g_autofree char *ours = ferry_connection_text_our_end (life);
  g_autofree char *theirs = ferry_connection_text_their_end (life);
  g_autofree char *sent = ferry_format_size (life->sent);
  g_autofree char *received = ferry_format_size (life->received);
  g_autofree char *duration = ferry_connection_text_duration (life, now);

  /* Translators: one connection, as in “2 Data, passive: 10.0.0.2:40001 → 203.0.113.5:60000
   * TLS RETR a.txt, 12 bytes sent, 3 kB received, 0.4 s, closed by the server” */
  return g_strdup_printf (_ ("%s: %s %s %s %s%s, %s sent, %s received, %s, %s"), name, ours,
                          ferry_connection_text_direction (life), theirs,
                          life->is_tls ? "TLS " : "", life->purpose != NULL ? life->purpose : "",
                          sent, received, duration, ferry_connection_text_state (life));
}
