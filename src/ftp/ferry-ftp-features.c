/* What the server says it can do. See ferry-ftp-features.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-features.h"

#include <string.h>

struct _FerryFtpFeatures
{
  gboolean is_known;
  GHashTable *names; /* upper-case name → rest of the line */
};

/* The facts of a listing that Ferry shows (RFC 3659 section 7.5). */
static const char *const wanted_facts[] = {
  "type",       "size",       "modify",         "perm",           "UNIX.mode",
  "UNIX.owner", "UNIX.group", "UNIX.ownername", "UNIX.groupname",
};

static void
add_line (FerryFtpFeatures *features, const char *line)
{
  const char *end;

  line += strspn (line, " \t");
  end = line + strcspn (line, " ");
  if (end > line)
    g_hash_table_replace (features->names, g_ascii_strup (line, end - line),
                          g_strstrip (g_strdup (end)));
}

/**
 * ferry_ftp_features_new:
 * @reply: (nullable): to FEAT
 *
 * Returns: (transfer full): the features; none, and not known, if the server refused to say
 */
FerryFtpFeatures *
ferry_ftp_features_new (const FerryFtpReply *reply)
{
  FerryFtpFeatures *features = g_new0 (FerryFtpFeatures, 1);

  features->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  features->is_known = reply != NULL && ferry_ftp_reply_is_done (reply);
  /* The first and the last line are the frame: "211-Features:", "211 End". */
  for (guint i = 1; features->is_known && i + 1 < reply->lines->len; i++)
    add_line (features, g_ptr_array_index (reply->lines, i));
  return features;
}

void
ferry_ftp_features_free (FerryFtpFeatures *features)
{
  g_hash_table_unref (features->names);
  g_free (features);
}

/**
 * ferry_ftp_features_is_known:
 *
 * Returns: whether the server answered FEAT; if not, a command has to be tried to know it
 */
gboolean
ferry_ftp_features_is_known (const FerryFtpFeatures *features)
{
  return features->is_known;
}

/**
 * ferry_ftp_features_has:
 * @name: in any case
 *
 * Returns: whether the server names the feature
 */
gboolean
ferry_ftp_features_has (const FerryFtpFeatures *features, const char *name)
{
  return ferry_ftp_features_get (features, name) != NULL;
}

/**
 * ferry_ftp_features_get:
 * @name: in any case
 *
 * Returns: (nullable): what stands behind the name, maybe nothing; %NULL without the feature
 */
const char *
ferry_ftp_features_get (const FerryFtpFeatures *features, const char *name)
{
  g_autofree char *upper = g_ascii_strup (name, -1);

  return g_hash_table_lookup (features->names, upper);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

/**
 * ferry_ftp_features_dup_lines:
 *
 * Returns: (transfer full): each feature with what stands behind it, by their names; raw bytes
 */
char **
ferry_ftp_features_dup_lines (const FerryFtpFeatures *features)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (features->names), compare_names);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  for (GList *node = names; node != NULL; node = node->next)
    {
      const char *rest = g_hash_table_lookup (features->names, node->data);
      g_autofree char *line = g_strconcat (node->data, *rest != '\0' ? " " : "", rest, NULL);

      g_strv_builder_add (lines, line);
    }
  return g_strv_builder_end (lines);
}

static gboolean
is_wanted (const char *fact)
{
  for (guint i = 0; i < G_N_ELEMENTS (wanted_facts); i++)
    if (g_ascii_strcasecmp (fact, wanted_facts[i]) == 0)
      return TRUE;
  return FALSE;
}

/**
 * ferry_ftp_features_dup_wanted_facts:
 *
 * The MLST feature lists the facts, a star behind those that are sent anyway.
 *
 * Returns: (transfer full) (nullable): the argument of OPTS MLST that asks for all that Ferry
 * shows; %NULL if nothing has to be asked
 */
char *
ferry_ftp_features_dup_wanted_facts (const FerryFtpFeatures *features)
{
  const char *offered = ferry_ftp_features_get (features, "MLST");
  g_auto (GStrv) facts = g_strsplit (offered != NULL ? offered : "", ";", -1);
  g_autoptr (GString) wanted = g_string_new (NULL);
  gboolean is_needed = FALSE;

  for (char **fact = facts; *fact != NULL; fact++)
    {
      gboolean is_sent = g_str_has_suffix (*fact, "*");

      if (is_sent)
        (*fact)[strlen (*fact) - 1] = '\0';
      if (!is_wanted (*fact))
        continue;
      is_needed = is_needed || !is_sent;
      g_string_append_printf (wanted, "%s;", *fact);
    }
  return is_needed ? g_strdup (wanted->str) : NULL;
}
