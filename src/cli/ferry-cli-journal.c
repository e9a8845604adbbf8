/* The journal for ferry-cli. Main thread. See ferry-cli-journal.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-cli-journal.h"

static void
on_problem (FerryJournal *journal, GParamSpec *pspec, gpointer data)
{
  if (ferry_journal_get_problem (journal) != NULL)
    g_printerr ("ferry-cli: %s\n", ferry_journal_get_problem (journal));
}

/**
 * ferry_cli_journal_open:
 *
 * Returns: (transfer full) (nullable): %NULL where there can be none; the reason is printed
 */
FerryJournal *
ferry_cli_journal_open (void)
{
  g_autoptr (GFile) file = ferry_journal_get_default_file ();
  g_autoptr (GError) error = NULL;
  FerryJournal *journal = ferry_journal_open (file, &error);

  if (journal == NULL)
    {
      g_printerr ("ferry-cli: transfers are not remembered: %s\n", error->message);
      return NULL;
    }
  on_problem (journal, NULL, NULL);
  g_signal_connect (journal, "notify::problem", G_CALLBACK (on_problem), NULL);
  return journal;
}
