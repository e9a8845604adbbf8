/* From a row of the tables to a section. See ferry-advice-sections.h.
 *
 *   @CONTROL@   the control connection's port
 *   @PORTS@     the ports of passive mode: "60000-60001"; @LOW@ and @HIGH@ are its ends
 *   @ACTIVE@    the ports at which we listen in active mode
 *   @SERVER@    the server's address; @SERVERS@ as a network, with /32 or /128
 *   @PUBLIC@    the server's IPv4 address, for PASV
 *   @CLIENT@    our address as the server sees it; @CLIENTS@ as a network
 *   @INSIDE@    our own address
 *   @IP@        "ip" or "ip6"
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-advice-sections.h"

#include <glib/gi18n-lib.h>

/* For a server that has no range yet. */
#define PROPOSED_LOW  60000
#define PROPOSED_HIGH 60100

static char *
dup_range (guint low, guint high)
{
  return low == high ? g_strdup_printf ("%u", low) : g_strdup_printf ("%u-%u", low, high);
}

static void
fill (GString *text, const char *place, const char *value)
{
  g_string_replace (text, place, value, 0);
}

static void
fill_number (GString *text, const char *place, guint value)
{
  char digits[16];

  g_snprintf (digits, sizeof digits, "%u", value);
  fill (text, place, digits);
}

static void
fill_ports (GString *text, const FerryFindings *findings)
{
  const FerryServer *server = findings->check->server;
  gboolean is_proposed = findings->port_low == 0 || findings->is_scattered;
  guint low = is_proposed ? PROPOSED_LOW : findings->port_low;
  guint high = is_proposed ? PROPOSED_HIGH : findings->port_high;
  guint active_low = server->active_port_low != 0 ? server->active_port_low : 1024;
  guint active_high = server->active_port_low != 0
                          ? MAX (server->active_port_high, server->active_port_low)
                          : G_MAXUINT16;
  g_autofree char *range = dup_range (low, high);
  g_autofree char *active = dup_range (active_low, active_high);

  fill (text, "@PORTS@", range);
  fill (text, "@ACTIVE@", active);
  fill_number (text, "@LOW@", low);
  fill_number (text, "@HIGH@", high);
  fill_number (text, "@CONTROL@", ferry_server_get_port (server));
}

static void
fill_addresses (GString *text, const FerryFindings *findings)
{
  gboolean is_ipv6 = findings->family == G_SOCKET_FAMILY_IPV6;
  const char *width = is_ipv6 ? "/128" : "/32";
  const char *server =
      findings->server_address != NULL ? findings->server_address : findings->check->server->host;
  /* TRANSLATORS: stands in rules where an address is to be filled in by hand */
  const char *unknown = _ ("CLIENT-ADDRESS");
  const char *client = findings->client_address;
  const char *inside = findings->our_address != NULL ? findings->our_address : unknown;
  const FerryCheckStep *ipv4 =
      ferry_check_find (findings->check, FERRY_CHECK_CONTROL, G_SOCKET_FAMILY_IPV4);
  const char *public = ipv4 != NULL && ipv4->server_address != NULL
                           ? ipv4->server_address
                           /* TRANSLATORS: stands in settings where it is to be filled in by hand */
                           : _ ("SERVER-IPV4-ADDRESS");
  g_autofree char *servers = g_strconcat (server, width, NULL);
  g_autofree char *clients = client != NULL ? g_strconcat (client, width, NULL) : NULL;

  fill (text, "@SERVERS@", servers);
  fill (text, "@SERVER@", server);
  fill (text, "@PUBLIC@", public);
  fill (text, "@CLIENTS@", clients != NULL ? clients : unknown);
  fill (text, "@CLIENT@", client != NULL ? client : unknown);
  fill (text, "@INSIDE@", inside);
  fill (text, "@IP@", is_ipv6 ? "ip6" : "ip");
}

static void
section_free (gpointer data)
{
  FerryAdviceSection *section = data;

  g_free (section->title);
  g_free (section->text);
  g_free (section);
}

/**
 * ferry_advice_sections_new:
 *
 * Returns: (transfer full): an array that frees its sections
 */
GPtrArray *
ferry_advice_sections_new (void)
{
  return g_ptr_array_new_with_free_func (section_free);
}

/* IPv4 and IPv6 may come to the same. */
static gboolean
has_section (const FerryAdvice *advice, const FerryAdviceSection *section)
{
  for (guint i = 0; i < advice->sections->len; i++)
    {
      const FerryAdviceSection *other = g_ptr_array_index (advice->sections, i);

      if (g_str_equal (other->title, section->title) && g_str_equal (other->text, section->text))
        return TRUE;
    }
  return FALSE;
}

/**
 * ferry_advice_add_row:
 *
 * Adds a section to @advice, unless it is there.
 */
void
ferry_advice_add_row (FerryAdvice *advice, const FerryFindings *findings, const FerryAdviceRow *row)
{
  FerryAdviceSection *section = g_new0 (FerryAdviceSection, 1);
  GString *text = g_string_new (NULL);

  if (row->note != NULL)
    g_string_append_printf (text, "# %s\n", _ (row->note));
  g_string_append (text, row->text);
  fill_ports (text, findings);
  fill_addresses (text, findings);
  section->for_whom = row->for_whom;
  section->title = g_strdup (_ (row->title));
  section->text = g_string_free (text, FALSE);
  if (has_section (advice, section))
    section_free (section);
  else
    g_ptr_array_add (advice->sections, section);
}
