/* What stands out beside the verdict, mostly mistakes that are often made. One function a note; it
 * returns %NULL where there is nothing to say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-advice-sections.h"

#include <glib/gi18n-lib.h>

/* What a program calls its range of passive ports, and the address that it announces. */
static const struct
{
  const char *range;
  const char *address;
} setting_names[] = {
  [FERRY_PRODUCT_UNKNOWN] = { "pasv_min_port, pasv_max_port; PassivePorts; …",
                              "pasv_address; MasqueradeAddress; …" },
  [FERRY_PRODUCT_VSFTPD] = { "pasv_min_port, pasv_max_port", "pasv_address" },
  [FERRY_PRODUCT_PROFTPD] = { "PassivePorts", "MasqueradeAddress" },
  [FERRY_PRODUCT_PURE_FTPD] = { "PassivePortRange", "ForcePassiveIP" },
  [FERRY_PRODUCT_IIS] = { "Data Channel Port Range", "External IP Address of Firewall" },
  [FERRY_PRODUCT_FILEZILLA] = { "Use custom port range", "Public IP or hostname" },
  [FERRY_PRODUCT_OTHER] = { "pasv_min_port, pasv_max_port; PassivePorts; …",
                            "pasv_address; MasqueradeAddress; …" },
};

static char *
note_announced (const FerryFindings *findings)
{
  const FerryCheckStep *step = ferry_findings_find_announced (findings);

  if (step == NULL)
    return NULL;
  return g_strdup_printf (_ ("The server announces %s in its reply to PASV, but it was reached at "
                             "%s. Ferry knows better, other clients do not: set the address to "
                             "announce (%s)."),
                          step->announced, step->server_address,
                          setting_names[findings->check->product].address);
}

/* What stands between the two knows only one of the commands, or spoils it. */
static char *
note_odd_one (const FerryFindings *findings)
{
  const FerryCheckStep *failed = ferry_findings_find_odd_one (findings);
  gboolean is_active;

  if (failed == NULL)
    return NULL;
  is_active = ferry_check_kind_is_active (failed->kind);
  return g_strdup_printf (
      _ ("%s fails where %s works: a firewall or router on the way that looks into FTP (FTP "
         "helper, FTP ALG, FTP inspection) may not know it. Ferry finds the one that works by "
         "itself."),
      ferry_check_kind_get_title (failed->kind),
      ferry_check_kind_get_title ((is_active ? findings->active : findings->passive)->kind));
}

static char *
note_few_ports (const FerryFindings *findings)
{
  const char *setting = setting_names[findings->check->product].range;

  if (findings->has_passive || findings->is_scattered || findings->port_low == 0)
    return NULL;
  if (findings->port_low == findings->port_high)
    return g_strdup_printf (_ ("Only port %u was seen for passive mode: whether there are others "
                               "is in the server's settings (%s)."),
                            findings->port_low, setting);
  return g_strdup_printf (_ ("The ports from %u to %u were seen for passive mode: whether there "
                             "are others is in the server's settings (%s)."),
                          findings->port_low, findings->port_high, setting);
}

static char *
note_scattered_ports (const FerryFindings *findings)
{
  if (findings->has_passive || !findings->is_scattered)
    return NULL;
  return g_strdup_printf (_ ("The server takes ports as far apart as %u and %u, which no firewall "
                             "can open one by one: set a range (%s)."),
                          findings->port_low, findings->port_high,
                          setting_names[findings->check->product].range);
}

/* Nobody chooses a range as wide as this that begins as low. */
static gboolean
lacks_minimum (const FerryFindings *findings)
{
  return findings->port_low < 30000 && findings->port_high - findings->port_low > 20000;
}

static char *
note_missing_minimum (const FerryFindings *findings)
{
  FerryProduct product = findings->check->product;

  if (findings->has_passive || !lacks_minimum (findings) ||
      (product != FERRY_PRODUCT_VSFTPD && product != FERRY_PRODUCT_UNKNOWN))
    return NULL;
  return g_strdup_printf (_ ("Ports from %u to %u were seen: pasv_min_port seems to be missing in "
                             "vsftpd.conf, so that the range begins at 1024. Look whether "
                             "pasv_max_port stands there twice."),
                          findings->port_low, findings->port_high);
}

static char *
note_nat (const FerryFindings *findings)
{
  const char *outside = findings->check->our_outside;

  if (findings->has_active || findings->active == NULL || !ferry_findings_are_behind_nat (findings))
    return NULL;
  if (outside != NULL)
    return g_strdup_printf (_ ("The server sees this computer at %s, which calls itself %s: there "
                               "is a NAT in between. Active mode needs the outside address and "
                               "forwarded ports."),
                            outside, findings->our_address);
  return g_strdup_printf (_ ("The address of this computer, %s, is a private one that the server "
                             "cannot connect to: there is a NAT in between. Active mode needs the "
                             "outside address and forwarded ports."),
                          findings->our_address);
}

/* Where firewalls open ports by reading along, encryption is what breaks it. */
static char *
note_tls (const FerryFindings *findings)
{
  if (!findings->is_tls ||
      (!ferry_findings_have_symptom (findings, FERRY_FTP_SYMPTOM_PASSIVE_SILENT) &&
       !ferry_findings_have_symptom (findings, FERRY_FTP_SYMPTOM_PASSIVE_REFUSED) &&
       !ferry_findings_have_symptom (findings, FERRY_FTP_SYMPTOM_ACTIVE_SILENT)))
    return NULL;
  return g_strdup (_ ("TLS hides the ports from firewalls and routers that read along to open them "
                      "(ALG, connection tracking): they must be opened by rules."));
}

static char *
note_source_port (const FerryFindings *findings)
{
  const FerryCheckStep *active = findings->active;

  if (findings->has_passive || active == NULL || active->state != FERRY_CHECK_WORKS ||
      active->server_port == 20)
    return NULL;
  return g_strdup_printf (_ ("The server connects from port %u, not from 20: rules for source port "
                             "20 do not let it through (vsftpd: connect_from_port_20)."),
                          active->server_port);
}

static const struct
{
  FerryRemedyFor for_whom;
  char *(*dup) (const FerryFindings *findings);
} notes[] = {
  { FERRY_REMEDY_FOR_SERVER, note_announced },
  { FERRY_REMEDY_FOR_SERVER, note_scattered_ports },
  { FERRY_REMEDY_FOR_SERVER, note_missing_minimum },
  { FERRY_REMEDY_FOR_FIREWALL, note_odd_one },
  { FERRY_REMEDY_FOR_FIREWALL, note_few_ports },
  { FERRY_REMEDY_FOR_FIREWALL, note_tls },
  { FERRY_REMEDY_FOR_SERVER, note_source_port },
  { FERRY_REMEDY_FOR_CLIENT, note_nat },
};

static gboolean
has_text (const FerryExplanation *verdict, const char *text)
{
  for (guint i = 0; i < verdict->remedies->len; i++)
    if (g_str_equal (((FerryRemedy *) verdict->remedies->pdata[i])->text, text))
      return TRUE;
  return FALSE;
}

/**
 * ferry_advice_add_notes:
 *
 * Adds what stands out to the verdict's remedies, each once.
 */
void
ferry_advice_add_notes (FerryExplanation *verdict, const FerryFindings *findings)
{
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autofree char *text = notes[i].dup (findings);

      if (text != NULL && !has_text (verdict, text))
        ferry_explanation_add (verdict, notes[i].for_whom, FERRY_REMEDY_ACTION_NONE, text);
    }
}
