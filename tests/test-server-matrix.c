/* Every server in every mode with every kind of TLS: each cell is the whole tour of
 * ferry-client-tour.c. What a server is known not to have stands in tables here, with the reason;
 * nothing that fails is passed over. The last test prints the matrix.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-client-tour.h"

#include <string.h>

#define KINDS      FERRY_TEST_SERVER_LAST
#define SECURITIES 3
#define MODES      3
#define CELLS      (KINDS * SECURITIES * MODES)
#define ANY        (-1)

static const char *const security_names[] = { "plain", "explicit", "implicit" };
static const char *const mode_names[] = { "passive", "active", "auto" };
static const FerryMode modes[] = { FERRY_MODE_PASSIVE, FERRY_MODE_ACTIVE, FERRY_MODE_AUTOMATIC };

/* Cells that cannot be. */
static const struct
{
  FerryTestServerKind kind;
  int security; /* or ANY */
  int mode;     /* FerryMode, or ANY */
  const char *reason;
} impossible[] = {
  { FERRY_TEST_SERVER_PURE_FTPD, FERRY_TEST_SECURITY_IMPLICIT, ANY, "no implicit TLS" },
  { FERRY_TEST_SERVER_INETUTILS, FERRY_TEST_SECURITY_EXPLICIT, ANY, "no TLS" },
  { FERRY_TEST_SERVER_INETUTILS, FERRY_TEST_SECURITY_IMPLICIT, ANY, "no TLS" },
  { FERRY_TEST_SERVER_NETKIT, FERRY_TEST_SECURITY_EXPLICIT, ANY, "reads no certificate" },
  { FERRY_TEST_SERVER_NETKIT, FERRY_TEST_SECURITY_IMPLICIT, ANY, "no implicit TLS" },
  { FERRY_TEST_SERVER_AIOFTP, FERRY_TEST_SECURITY_EXPLICIT, ANY, "no explicit TLS" },
  { FERRY_TEST_SERVER_AIOFTP, ANY, FERRY_MODE_ACTIVE, "neither PORT nor EPRT" },
};

/* What cannot be done in the others. */
static const struct
{
  FerryTestServerKind kind;
  int security; /* or ANY */
  int mode;     /* FerryMode, or ANY */
  guint limits; /* FerryTourLimits */
} limits[] = {
  /* Not for its anonymous user. */
  { FERRY_TEST_SERVER_VSFTPD, ANY, ANY, FERRY_TOUR_CHMOD_DENIED },
  { FERRY_TEST_SERVER_PYFTPDLIB, ANY, ANY, FERRY_TOUR_HIDES_LINKS },
  { FERRY_TEST_SERVER_PURE_FTPD, ANY, ANY, FERRY_TOUR_NO_BACKSLASH | FERRY_TOUR_NO_LAST_BLANK },
  { FERRY_TEST_SERVER_INETUTILS, ANY, ANY, FERRY_TOUR_NO_SET_TIME },
  { FERRY_TEST_SERVER_NETKIT, ANY, ANY, FERRY_TOUR_NO_SET_TIME },
  { FERRY_TEST_SERVER_AIOFTP, ANY, ANY,
    FERRY_TOUR_NO_CHMOD | FERRY_TOUR_NO_SET_TIME | FERRY_TOUR_NO_TIME | FERRY_TOUR_HIDES_LINKS |
        FERRY_TOUR_NO_OVERWRITE | FERRY_TOUR_NO_LAST_BLANK },
  { FERRY_TEST_SERVER_FTP_SRV, ANY, ANY,
    FERRY_TOUR_HIDES_LINKS | FERRY_TOUR_NO_SET_TIME | FERRY_TOUR_NO_BACKSLASH |
        FERRY_TOUR_NO_QUOTES | FERRY_TOUR_MAKES_AGAIN },
  /* It closes the connection before TLS stands, and does not tell the size of such a file. */
  { FERRY_TEST_SERVER_FTP_SRV, FERRY_TEST_SECURITY_EXPLICIT, FERRY_MODE_ACTIVE,
    FERRY_TOUR_NO_EMPTY_FILE },
  { FERRY_TEST_SERVER_FTP_SRV, FERRY_TEST_SECURITY_IMPLICIT, FERRY_MODE_ACTIVE,
    FERRY_TOUR_NO_EMPTY_FILE },
};

static FixtureCase cells[CELLS];
static char *results[CELLS]; /* NULL: not run */

static guint
get_cell (guint kind, guint security, guint mode)
{
  return (kind * SECURITIES + security) * MODES + mode;
}

static gboolean
matches (int wanted, guint value)
{
  return wanted == ANY || wanted == (int) value;
}

static const char *
get_impossible (guint kind, guint security, guint mode)
{
  for (guint i = 0; i < G_N_ELEMENTS (impossible); i++)
    if (impossible[i].kind == kind && matches (impossible[i].security, security) &&
        matches (impossible[i].mode, modes[mode]))
      return impossible[i].reason;
  return NULL;
}

static guint
get_limits (guint kind, guint security, FerryMode mode)
{
  guint all = 0;

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    if (limits[i].kind == kind && matches (limits[i].security, security) &&
        matches (limits[i].mode, mode))
      all |= limits[i].limits;
  return all;
}

static void
run_cell (Fixture *fixture)
{
  const FerryTestServerOptions *options = ferry_test_server_get_options (fixture->server);

  ferry_client_tour (fixture,
                     get_limits (options->kind, options->security, fixture->settings->mode));
}

/* Where a cell that failed was: the last step it said. */
static char *
dup_failure (const char *output)
{
  const char *step = g_strrstr (output, "step ");
  const char *name = step != NULL ? step + strlen ("step ") : "start";

  return g_strdup_printf ("FAILED: %.*s", (int) strcspn (name, "\n"), name);
}

/* The modes of one server with one kind of TLS, side by side. */
static void
test_row (gconstpointer data)
{
  guint first = GPOINTER_TO_UINT (data);
  guint kind = first / (SECURITIES * MODES);
  guint security = first / MODES % SECURITIES;
  GSubprocess *processes[MODES] = { NULL };
  gboolean is_right = TRUE;

  if (!ferry_test_server_is_available (kind))
    {
      g_test_skip ("server not to be had here");
      return;
    }
  for (guint mode = 0; mode < MODES; mode++)
    if (get_impossible (kind, security, mode) == NULL)
      processes[mode] = fixture_launch (first + mode);

  for (guint mode = 0; mode < MODES; mode++)
    if (processes[mode] != NULL)
      {
        gboolean is_cell_right;
        g_autofree char *output = fixture_join (processes[mode], &is_cell_right);

        results[first + mode] = is_cell_right ? g_strdup ("ok") : dup_failure (output);
        if (!is_cell_right)
          g_test_message ("%s in %s mode:\n%s", ferry_test_server_kind_get_name (kind),
                          mode_names[mode], output);
        is_right = is_right && is_cell_right;
        g_object_unref (processes[mode]);
      }
  g_assert_true (is_right);
}

static const char *
get_result (guint kind, guint security, guint mode)
{
  const char *reason = get_impossible (kind, security, mode);
  const char *result = results[get_cell (kind, security, mode)];

  return reason != NULL ? reason : result != NULL ? result : "not here";
}

static void
print_matrix (void)
{
  for (guint kind = 0; kind < KINDS; kind++)
    for (guint security = 0; security < SECURITIES; security++)
      {
        g_autoptr (GString) line = g_string_new (NULL);

        g_string_append_printf (line, "%-10s %-9s", ferry_test_server_kind_get_name (kind),
                                security_names[security]);
        for (guint mode = 0; mode < MODES; mode++)
          g_string_append_printf (line, " %s: %-21s", mode_names[mode],
                                  get_result (kind, security, mode));
        g_test_message ("%s", g_strchomp (line->str));
      }
}

static void
fill_cells (void)
{
  for (guint i = 0; i < CELLS; i++)
    {
      cells[i].options.kind = i / (SECURITIES * MODES);
      cells[i].options.security = i / MODES % SECURITIES;
      cells[i].mode = modes[i % MODES];
      cells[i].run = run_cell;
    }
}

int
main (int argc, char **argv)
{
  int status;

  fill_cells ();
  if (fixture_run_here (argc, argv, cells, CELLS))
    return 0;

  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  for (guint kind = 0; kind < KINDS; kind++)
    for (guint security = 0; security < SECURITIES; security++)
      {
        g_autofree char *path =
            g_strdup_printf ("/server-matrix/%s/%s", ferry_test_server_kind_get_name (kind),
                             security_names[security]);

        g_test_add_data_func (path, GUINT_TO_POINTER (get_cell (kind, security, 0)), test_row);
      }
  g_test_add_func ("/server-matrix/all/table", print_matrix);
  status = g_test_run ();

  for (guint i = 0; i < CELLS; i++)
    g_free (results[i]);
  return status;
}
