import type { ComponentChild } from 'preact'

type Column = ComponentChild | { readonly number: ComponentChild }

type Given = {
  /** A `number` stands at the right, as its figures do. An empty one heads the names of rows; none for `false`. */
  readonly columns: readonly Column[]
}

export const TableHead = ({ columns }: Given) => (
  <thead>
    <tr>
      {columns.map(column =>
        column === '' ? (
          <td />
        ) : isNumber(column) ? (
          <th scope="col" class="number">
            {column.number}
          </th>
        ) : (
          column && <th scope="col">{column}</th>
        ),
      )}
    </tr>
  </thead>
)

const isNumber = (column: Column): column is { readonly number: ComponentChild } =>
  typeof column === 'object' && column !== null && 'number' in column
