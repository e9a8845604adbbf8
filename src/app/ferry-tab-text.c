/* What a tab says of itself. See ferry-tab-text.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-tab-text.h"

#include "ferry-choices.h"
#include "ferry-path.h"

#include <glib/gi18n.h>

/**
 * ferry_tab_text_title:
 * @host: (nullable): of the server; %NULL for this computer
 * @place: (nullable): which knows how its names are read
 * @path: (nullable): the folder shown, raw bytes
 *
 * Returns: (transfer full): a few words: the folder, and before it the server
 */
char *
ferry_tab_text_title (const char *host, FerryPlace *place, const char *path)
{
  g_autofree char *name = path != NULL ? ferry_path_dup_name (path) : NULL;
  g_autofree char *shown = NULL;

  if (place == NULL || name == NULL)
    return g_strdup (host != NULL ? host : _ ("Not connected"));
  shown = ferry_place_decode (place, *name != '\0' ? name : path, NULL);
  return host != NULL ? g_strdup_printf ("%s · %s", host, shown) : g_steal_pointer (&shown);
}

/* How data connections go, and whether that was chosen or found. */
static char *
dup_way (FerryRemotePlace *place)
{
  static const char *const names[] = {
    [FERRY_WAY_UNKNOWN] = NULL,
    [FERRY_WAY_EPSV] = N_ ("passive"),
    [FERRY_WAY_PASV] = N_ ("passive by PASV"),
    [FERRY_WAY_ACTIVE] = N_ ("active"),
  };
  FerryMode mode = ferry_remote_place_get_server (place)->mode;
  FerryWay way = mode == FERRY_MODE_ACTIVE ? FERRY_WAY_ACTIVE : ferry_remote_place_get_way (place);

  if (names[way] == NULL)
    return NULL;
  if (mode != FERRY_MODE_AUTOMATIC)
    return g_strdup (_ (names[way]));
  /* Translators: the mode of data connections that Ferry found: “automatic: active” */
  return g_strdup_printf (_ ("automatic: %s"), _ (names[way]));
}

/**
 * ferry_tab_text_about:
 *
 * Returns: (transfer full): which server it is, and how it sends data
 */
char *
ferry_tab_text_about (FerryRemotePlace *place)
{
  g_autofree char *title = ferry_place_dup_title (FERRY_PLACE (place));
  g_autofree char *way = dup_way (place);

  return way != NULL ? g_strdup_printf ("%s · %s", title, way) : g_steal_pointer (&title);
}

/**
 * ferry_tab_text_hint:
 *
 * Returns: (transfer full): the same in more words
 */
char *
ferry_tab_text_hint (FerryRemotePlace *place)
{
  g_autofree char *title = ferry_place_dup_title (FERRY_PLACE (place));
  const FerryChoice *mode =
      ferry_choice_find_value (ferry_mode_choices, ferry_remote_place_get_server (place)->mode);

  return g_strdup_printf ("%s\n%s\n%s", title,
                          ferry_remote_place_is_tls (place) ? _ ("Encrypted") : _ ("Not encrypted"),
                          _ (mode->hint));
}
